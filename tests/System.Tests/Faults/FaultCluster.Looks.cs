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
        var late = TimeProvider.System.GetUtcNow() + _patience;
        while (true)
        {
            try
            {
                await using var command = Database.CreateCommand("SELECT a.id FROM analyses a JOIN workers w ON w.id = a.worker_id WHERE w.silo LIKE ANY ($1)");
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. silos.Select(silo => $"%:{silo.SiloPort}@%")] });
                await using var row = await command.ExecuteReaderAsync(cancellation);
                var held = new List<Guid>();
                while (await row.ReadAsync(cancellation))
                {
                    held.Add(row.GetGuid(0));
                }

                return held;
            }
            catch (NpgsqlException) when (TimeProvider.System.GetUtcNow() < late)
            {
                // A connection of an earlier fault.
            }

            await Task.Delay(_look, TimeProvider.System, cancellation);
        }
    }

    /// <summary>When the last of the silos was started again, each for the first time since then; ends when all have been.</summary>
    public async Task<DateTimeOffset> AllStartedSince(DateTimeOffset since, CancellationToken cancellation)
    {
        List<DateTimeOffset> first = [];
        await Until(
            () =>
            {
                first = [.. _started.Where(start => start.At > since).GroupBy(start => start.Place).Select(starts => starts.Min(start => start.At))];
                return first.Count == Silos;
            },
            cancellation);
        return first.Max();
    }

    /// <summary>When PostgreSQL was started again; ends when it answers.</summary>
    public async Task<DateTimeOffset> DatabaseStartedSince(DateTimeOffset since, CancellationToken cancellation)
    {
        var late = TimeProvider.System.GetUtcNow() + _patience;
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(SuperuserConnectionString);
                await connection.OpenAsync(cancellation);
                await using var command = new NpgsqlCommand("SELECT pg_postmaster_start_time()", connection);
                var started = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellation))!);
                if (started > since)
                {
                    return started;
                }
            }
            catch (NpgsqlException) when (TimeProvider.System.GetUtcNow() < late)
            {
                // Not yet.
            }

            await Task.Delay(_look, TimeProvider.System, cancellation);
        }
    }

    private static async Task Until(Func<bool> isSo, CancellationToken cancellation)
    {
        var late = TimeProvider.System.GetUtcNow() + _patience;
        while (!isSo())
        {
            if (TimeProvider.System.GetUtcNow() > late) throw new TimeoutException("The supervisor of the silos does not bring them back.");

            await Task.Delay(_look, TimeProvider.System, cancellation);
        }
    }
}
