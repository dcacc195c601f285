using Npgsql;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// How many attempts of guests have which status, from the database. What is unfinished is counted in the indexes of its rows, which the
/// queue's bound and the slots keep few. What is final may be millions, so it is kept in <c>analysis_counts</c>: an index-only count
/// of a million rows every 5 s in every silo would cost more than the work it counts, and one that only looked at newer rows would
/// miss those that were deleted.
/// </summary>
internal sealed class AnalysisCounts(NpgsqlDataSource database)
{
    // Ids of nobody stand in the text as constants, so that the canary's own index serves.
    private static readonly string _sql =
        $"""
        SELECT queued.n, queued.age, processing.n, final.completed, final.failed, final.pieces, canary.age
        FROM
            (
                SELECT count(*) AS n, coalesce(extract(epoch FROM resume_now() - min(queued_at)), 0)::float8 AS age
                FROM analyses WHERE status = 'queued' AND owner_id <> '{GuestId.Canary}'
            ) queued,
            -- By the index of what is held: what is processed is a part of it, and there is nothing else that has one.
            (SELECT count(*) AS n FROM analyses WHERE status = 'processing' AND worker_id IS NOT NULL AND owner_id <> '{GuestId.Canary}') processing,
            (
                SELECT coalesce(sum(n) FILTER (WHERE status = 'completed'), 0)::bigint AS completed,
                       coalesce(sum(n) FILTER (WHERE status = 'failed'), 0)::bigint AS failed, count(*) AS pieces
                FROM analysis_counts
            ) final,
            (
                -- One that has never come through is as old as its first try.
                SELECT extract(epoch FROM resume_now() - coalesce(max(finished_at) FILTER (WHERE status = 'completed'), min(queued_at)))::float8 AS age
                FROM analyses WHERE owner_id = '{GuestId.Canary}'
            ) canary
        """;

    /// <summary>All of one moment.</summary>
    public async Task<AnalysisCount> Read(CancellationToken cancellation) => (await database.All(
        _sql,
        _ => { },
        row => new AnalysisCount(
            row.GetInt64(0), row.GetDouble(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.Maybe<double>(6)),
        cancellation))[0];

    /// <summary>
    /// Adds up what was counted piece by piece. Only what this statement itself has deleted is in its sums, so that neither a
    /// second silo's nor a finish at the same moment is lost or counted twice.
    /// </summary>
    public Task<int> AddUp(CancellationToken cancellation) => database.Do(
        """
        WITH pieces AS (
            DELETE FROM analysis_counts WHERE id IN (SELECT id FROM analysis_counts FOR UPDATE SKIP LOCKED) RETURNING status, n
        )
        INSERT INTO analysis_counts (status, n) SELECT status, sum(n) FROM pieces GROUP BY status
        """,
        _ => { },
        cancellation);
}

/// <summary>How many attempts have which status.</summary>
/// <param name="Queued">Waiting, in a line or not.</param>
/// <param name="OldestQueuedSeconds">How long the oldest of them has been there; 0 where none waits.</param>
/// <param name="Processing">In a worker's slot.</param>
/// <param name="Completed">Completed and not deleted.</param>
/// <param name="Failed">Failed and not deleted.</param>
/// <param name="CanaryAgeSeconds">How long ago the canary last came through, or was first tried; null before that.</param>
/// <param name="Pieces">Of how many rows the last two are the sums.</param>
internal sealed record AnalysisCount(long Queued, double OldestQueuedSeconds, long Processing, long Completed, long Failed, long Pieces, double? CanaryAgeSeconds);
