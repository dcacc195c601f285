using Npgsql;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Workers;

/// <summary>The rows of <c>workers</c>, as a whole.</summary>
internal sealed class WorkerTable(NpgsqlDataSource database)
{
    /// <summary>The workers whose leases are good.</summary>
    public async Task<LiveWorkers> Live(CancellationToken cancellation) => (await database.All(
        """
        SELECT count(*)::int, coalesce(sum(slots), 0)::int, coalesce(sum(busy), 0)::int, coalesce(sum(hung), 0)::int, resume_now() - min(started_at)
        FROM workers WHERE expires_at > resume_now()
        """,
        _ => { },
        row => new LiveWorkers(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.Maybe<TimeSpan>(4)),
        cancellation))[0];

    /// <summary>Ends the leases of these silos' workers; whose they were, also where they had run out.</summary>
    public Task<List<WorkerId>> EndLeases(string[] silos, CancellationToken cancellation) => database.All(
        // Every silo does the same at the same time, and visits the rows in the same order.
        "UPDATE workers SET expires_at = least(expires_at, resume_now()) WHERE silo = ANY (@silos) RETURNING id",
        parameters => parameters.AddWithValue("silos", silos),
        row => new WorkerId(row.GetGuid(0)),
        cancellation);

    /// <summary>Clears away the leases that ran out long ago; how many.</summary>
    public Task<int> Forget(CancellationToken cancellation) =>
        database.Do("DELETE FROM workers WHERE expires_at < resume_now() - interval '1 hour'", _ => { }, cancellation);
}

/// <summary>The workers whose leases are good.</summary>
/// <param name="Workers">How many.</param>
/// <param name="Slots">All their slots.</param>
/// <param name="Busy">Slots with an attempt in time.</param>
/// <param name="Hung">Slots whose analyzer has not come back.</param>
/// <param name="Since">How long the first of them has been there; null without one.</param>
internal sealed record LiveWorkers(int Workers, int Slots, int Busy, int Hung, TimeSpan? Since);
