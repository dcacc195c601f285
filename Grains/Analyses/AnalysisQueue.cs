using Npgsql;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>What the workers look for among all attempts. Only looks: what is found is taken through its grain, fenced.</summary>
internal sealed class AnalysisQueue(NpgsqlDataSource database)
{
    /// <summary>Queued attempts that nobody holds, oldest first.</summary>
    public Task<List<AnalysisId>> Unheld(int limit, CancellationToken cancellation) => database.All(
        "SELECT id FROM analyses WHERE status = 'queued' AND worker_id IS NULL ORDER BY queued_at, id LIMIT @limit",
        parameters => parameters.AddWithValue("limit", limit),
        row => new AnalysisId(row.GetGuid(0)),
        cancellation);

    /// <summary>What a worker holds according to the rows.</summary>
    public Task<List<AnalysisId>> HeldBy(WorkerId worker, CancellationToken cancellation) => database.All(
        "SELECT id FROM analyses WHERE worker_id = @worker ORDER BY id",
        parameters => parameters.AddWithValue("worker", worker.Value),
        row => new AnalysisId(row.GetGuid(0)),
        cancellation);

    /// <summary>Attempts whose holder's lease ran out, in id order behind <paramref name="after"/>.</summary>
    public Task<List<Abandoned>> Abandoned(Guid after, int limit, CancellationToken cancellation) => database.All(
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
        row => new Abandoned(new AnalysisId(row.GetGuid(0)), new WorkerId(row.GetGuid(1))),
        cancellation);
}

/// <summary>An attempt whose holder is gone.</summary>
internal sealed record Abandoned(AnalysisId Analysis, WorkerId Worker);
