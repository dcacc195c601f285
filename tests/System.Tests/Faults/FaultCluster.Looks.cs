using Npgsql;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Faults;

/// <summary>What a fault asks of the cluster while it strikes.</summary>
internal sealed partial class FaultCluster
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    /// <summary>What the workers of these silos hold by their rows, at work and in line.</summary>
    public async Task<IReadOnlyList<Guid>> HeldBy(IReadOnlyList<ServerProcess> silos, CancellationToken cancellation)
    {
        List<Guid> held = [];
        await Until(
            async () =>
            {
                held = await Ids("SELECT a.id FROM analyses a JOIN workers w ON w.id = a.worker_id WHERE w.silo LIKE ANY ($1)", silos, cancellation);
                return true;
            },
            cancellation);
        return held;
    }

    /// <summary>Ends when the lease of the silo's worker has run out and others have taken whatever it held.</summary>
    public Task TakenOver(ServerProcess silo, CancellationToken cancellation) => Until(
        async () =>
        {
            const string Own = "SELECT w.id FROM workers w WHERE w.silo LIKE ANY ($1) AND (worker_is_live(w.id) OR EXISTS (SELECT FROM analyses a WHERE a.worker_id = w.id))";
            return (await Ids(Own, [silo], cancellation)).Count == 0;
        },
        cancellation);

    /// <summary>When the last of the silos was started again, each for the first time since then; ends when all have been.</summary>
    public async Task<DateTimeOffset> AllStartedSince(DateTimeOffset since, CancellationToken cancellation)
    {
        List<DateTimeOffset> first = [];
        await Until(
            () =>
            {
                first = [.. _started.Where(start => start.At > since).GroupBy(start => start.Place).Select(starts => starts.Min(start => start.At))];
                return Task.FromResult(first.Count == Silos);
            },
            cancellation);
        return first.Max();
    }

    /// <summary>When the first of the silos was ready since then; ends when one is.</summary>
    public async Task<DateTimeOffset> ReadySince(DateTimeOffset since, CancellationToken cancellation)
    {
        await Until(() => Task.FromResult(_ready.Any(ready => ready.At > since)), cancellation);
        return _ready.Where(ready => ready.At > since).Min(ready => ready.At);
    }

    /// <summary>When PostgreSQL was started again; ends when it answers.</summary>
    public async Task<DateTimeOffset> DatabaseStartedSince(DateTimeOffset since, CancellationToken cancellation)
    {
        var started = since;
        await Until(
            async () =>
            {
                await using var connection = new NpgsqlConnection(SuperuserConnectionString);
                await connection.OpenAsync(cancellation);
                await using var command = new NpgsqlCommand("SELECT pg_postmaster_start_time()", connection);
                started = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellation))!);
                return started > since;
            },
            cancellation);
        return started;
    }

    /// <summary>Ends when the connection's transaction is that old, by PostgreSQL's own account.</summary>
    public static Task IsHeld(NpgsqlConnection holder, TimeSpan span, CancellationToken cancellation) => Until(
        async () =>
        {
            await using var command = new NpgsqlCommand("SELECT clock_timestamp() - now()", holder);
            return (TimeSpan)(await command.ExecuteScalarAsync(cancellation))! >= span;
        },
        cancellation,
        span);

    private async Task<List<Guid>> Ids(string sql, IReadOnlyList<ServerProcess> silos, CancellationToken cancellation)
    {
        await using var command = Database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. silos.Select(silo => $"%:{silo.SiloPort}@%")] });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<Guid>();
        while (await row.ReadAsync(cancellation))
        {
            ids.Add(row.GetGuid(0));
        }

        return ids;
    }

    private static async Task Until(Func<Task<bool>> isSo, CancellationToken cancellation, TimeSpan beside = default)
    {
        var late = TimeProvider.System.GetUtcNow() + _patience + beside;
        using var looks = new PeriodicTimer(_look);
        do
        {
            try
            {
                if (await isSo())
                {
                    return;
                }
            }
            catch (NpgsqlException) when (TimeProvider.System.GetUtcNow() < late)
            {
                // A connection of a fault, or a server that is not there yet.
            }

            if (TimeProvider.System.GetUtcNow() > late) throw new TimeoutException($"What the run waits for does not come within {_patience}.");
        }
        while (await looks.WaitForNextTickAsync(cancellation));
    }
}
