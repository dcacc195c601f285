using Npgsql;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Health;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>What the rows say about how well the work goes.</summary>
internal sealed class AnalysisStandingTable(NpgsqlDataSource database)
{
    // Further than this nobody counts what failed: three are a reason already.
    private const int MostFailures = 1000;

    // The canary's id is a constant in the text, so that its own index serves.
    private static readonly string _sql =
        $"""
        SELECT queued.n, resume_now() - queued.oldest, failures.n, canary.queued_at, resume_now() - canary.queued_at,
               canary.finished_at - canary.queued_at, coalesce(canary.error_code, canary.status)
        FROM (SELECT count(*) AS n, min(queued_at) AS oldest FROM analyses WHERE status = 'queued' AND owner_id <> '{GuestId.Canary}') queued
        CROSS JOIN (
            SELECT count(*)::int AS n
            FROM (
                -- What a guest has spent, or writes too long, is no fault of the model's.
                SELECT FROM analyses
                WHERE status = 'completed' AND finished_at > resume_now() - interval '2 minutes'
                  AND (analyzer ->> 'model_missing') IS NOT NULL AND analyzer ->> 'model_missing' NOT IN ('tokens_spent', 'too_long')
                UNION ALL
                SELECT FROM analyses
                WHERE status = 'failed' AND finished_at > resume_now() - interval '2 minutes'
                  -- A deadline of the attempt itself names no analyzer; one of the model's answer does.
                  AND (error_code IN ('provider_unavailable', 'provider_rejected', 'output_invalid')
                       OR (error_code = 'timed_out' AND analyzer ->> 'name' = 'llm'))
                  AND coalesce(analyzer ->> 'model_missing', '') NOT IN ('tokens_spent', 'too_long')
                LIMIT @most
            ) recent
        ) failures
        LEFT JOIN LATERAL (
            SELECT queued_at, finished_at, status, error_code FROM analyses
            WHERE owner_id = '{GuestId.Canary}' ORDER BY queued_at DESC LIMIT 1
        ) canary ON true
        """;

    /// <summary>All of one moment.</summary>
    public async Task<AnalysisStanding> Read(CancellationToken cancellation) => (await database.All(
        _sql,
        parameters => parameters.AddWithValue("most", MostFailures),
        row => new AnalysisStanding(
            row.GetInt64(0),
            row.Maybe<TimeSpan>(1),
            row.GetInt32(2),
            row.IsDBNull(3) ? null : new CanaryRun(row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<TimeSpan>(4), row.Maybe<TimeSpan>(5), row.GetString(6))),
        cancellation))[0];
}

/// <summary>What the rows say.</summary>
/// <param name="Queued">Guests' analyses that wait.</param>
/// <param name="OldestQueued">How long the oldest of them has waited; null where none does.</param>
/// <param name="ModelFailures">Analyses that failed, or were completed without it, by the model's fault in the last two minutes.</param>
/// <param name="Canary">The canary's last run; null where there is none.</param>
internal sealed record AnalysisStanding(long Queued, TimeSpan? OldestQueued, int ModelFailures, CanaryRun? Canary);
