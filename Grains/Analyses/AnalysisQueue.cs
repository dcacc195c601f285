using Npgsql;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>What the workers look for among all attempts. Only looks: what is found is taken through its grain, fenced.</summary>
internal sealed class AnalysisQueue(NpgsqlDataSource database)
{
    // What a sweep waits for an answer that never comes is added to when it ends what is overdue.
    private const int Seconds = 5;

    /// <summary>
    /// Queued attempts that nobody holds: each guest's first before anybody's second, then oldest first. Only the oldest
    /// <paramref name="horizon"/> are looked at, so that a full queue costs no more than a long one.
    /// </summary>
    public Task<List<Waiting>> Unheld(int limit, int horizon, CancellationToken cancellation) => database.All(
        """
        SELECT id, owner_id, queued_at
        FROM (
            SELECT id, owner_id, queued_at, row_number() OVER (PARTITION BY owner_id ORDER BY queued_at, id) AS turn
            FROM (
                SELECT id, owner_id, queued_at FROM analyses
                WHERE status = 'queued' AND worker_id IS NULL ORDER BY queued_at, id LIMIT @horizon
            ) oldest
        ) turns
        ORDER BY turn, queued_at, id LIMIT @limit
        """,
        parameters =>
        {
            parameters.AddWithValue("limit", limit);
            parameters.AddWithValue("horizon", horizon);
        },
        row => new Waiting(new AnalysisId(row.GetGuid(0)), new GuestId(row.GetGuid(1)), row.GetFieldValue<DateTimeOffset>(2)),
        Seconds,
        cancellation);

    /// <summary>How many wait, counted no further than <paramref name="most"/>.</summary>
    public async Task<int> Depth(int most, CancellationToken cancellation) => (await database.All(
        "SELECT count(*)::int FROM (SELECT FROM analyses WHERE status = 'queued' LIMIT @most) waiting",
        parameters => parameters.AddWithValue("most", most),
        row => row.GetInt32(0),
        Seconds,
        cancellation))[0];

    /// <summary>What workers hold according to the rows.</summary>
    public Task<List<Held>> HeldBy(IEnumerable<WorkerId> workers, CancellationToken cancellation) => database.All(
        "SELECT id, worker_id FROM analyses WHERE worker_id IS NOT NULL AND worker_id = ANY (@workers)",
        parameters => parameters.AddWithValue("workers", workers.Select(worker => worker.Value).ToArray()),
        row => new Held(new AnalysisId(row.GetGuid(0)), new WorkerId(row.GetGuid(1))),
        Seconds,
        cancellation);

    /// <summary>Attempts whose holder's lease ran out, in id order behind <paramref name="after"/>.</summary>
    public Task<List<Held>> Abandoned(Guid after, int limit, CancellationToken cancellation) => database.All(
        // Materialized: a plan for any @after would rather walk the whole primary key than the few rows that are held.
        """
        WITH held AS MATERIALIZED (
            SELECT id, worker_id FROM analyses WHERE worker_id IS NOT NULL
        )
        SELECT id, worker_id FROM held WHERE id > @after AND NOT worker_is_live(worker_id)
        ORDER BY id LIMIT @limit
        """,
        parameters =>
        {
            parameters.AddWithValue("after", after);
            parameters.AddWithValue("limit", limit);
        },
        row => new Held(new AnalysisId(row.GetGuid(0)), new WorkerId(row.GetGuid(1))),
        Seconds,
        cancellation);

    /// <summary>
    /// Ends attempts that are past their deadline by more than their grain's own timer needs: one fenced statement for many, with
    /// their history. Rows that somebody else holds locked are passed over, so that they keep nobody waiting.
    /// </summary>
    public Task<List<Overdue>> FailOverdue(int limit, AnalysisOptions options, CancellationToken cancellation) =>
        FailOverdue("ORDER BY deadline_at, id LIMIT @limit", limit, only: null, options, cancellation);

    /// <summary>The same for one of them: where one of many is refused, all are.</summary>
    public Task<List<Overdue>> FailOverdue(AnalysisId only, AnalysisOptions options, CancellationToken cancellation) =>
        FailOverdue("AND id = @id LIMIT @limit", limit: 1, only, options, cancellation);

    /// <summary>What is past its deadline, in id order behind <paramref name="after"/>.</summary>
    public Task<List<AnalysisId>> Overdue(Guid after, int limit, CancellationToken cancellation) => database.All(
        """
        WITH due AS MATERIALIZED (
            SELECT id FROM analyses WHERE status IN ('queued', 'processing') AND deadline_at < resume_now() - interval '2 seconds'
        )
        SELECT id FROM due WHERE id > @after ORDER BY id LIMIT @limit
        """,
        parameters =>
        {
            parameters.AddWithValue("after", after);
            parameters.AddWithValue("limit", limit);
        },
        row => new AnalysisId(row.GetGuid(0)),
        Seconds,
        cancellation);

    private Task<List<Overdue>> FailOverdue(string which, int limit, AnalysisId? only, AnalysisOptions options, CancellationToken cancellation) => database.All(
        $$"""
        WITH due AS (
            SELECT id, status, run, time_left FROM analyses
            WHERE status IN ('queued', 'processing') AND deadline_at < resume_now() - interval '2 seconds' {{which}} FOR UPDATE SKIP LOCKED
        ), a AS (
            UPDATE analyses
            SET status = 'failed', worker_id = NULL, deadline_at = NULL, finished_at = resume_now(), error_code = 'timed_out',
                error_message = replace(CASE WHEN due.run = 0 OR due.time_left IS NOT NULL THEN @queued ELSE @processing END, '{id}', due.id::text),
                time_left = NULL, version = version + 1
            FROM due WHERE analyses.id = due.id
            RETURNING analyses.*, due.status AS before
        ), noted AS (
            INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
            SELECT id, version, run, before, status, 'timed_out' FROM a
        )
        SELECT id, before, finished_at - started_at, owner_id FROM a
        """,
        parameters =>
        {
            parameters.AddWithValue("limit", limit);
            if (only is { } one)
            {
                parameters.AddWithValue("id", one.Value);
            }

            parameters.AddWithValue("queued", AnalysisTimeouts.Queued("{id}", options.QueueTimeout));
            parameters.AddWithValue("processing", AnalysisTimeouts.Processing("{id}", options.Timeout));
        },
        row => new Overdue(new AnalysisId(row.GetGuid(0)), AnalysisNames.Status(row.GetString(1)), row.Maybe<TimeSpan>(2), new GuestId(row.GetGuid(3))),
        Seconds,
        cancellation);
}

/// <summary>An attempt that waits, whose it is, and since when.</summary>
internal sealed record Waiting(AnalysisId Analysis, GuestId Owner, DateTimeOffset QueuedAt);

/// <summary>An attempt that the sweep has failed.</summary>
/// <param name="Analysis">Which.</param>
/// <param name="Before">Where it stood; in processing, a worker may still be at it.</param>
/// <param name="Ran">How long its last run took; null where it waited.</param>
/// <param name="Owner">Whose it is.</param>
internal sealed record Overdue(AnalysisId Analysis, AnalysisStatus Before, TimeSpan? Ran, GuestId Owner);

/// <summary>An attempt and its holder.</summary>
internal sealed record Held(AnalysisId Analysis, WorkerId Worker);
