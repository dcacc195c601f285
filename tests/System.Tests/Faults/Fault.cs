using Npgsql;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Faults;

/// <summary>Something that breaks, and is over when its task is.</summary>
/// <param name="Name">What the time line calls it.</param>
/// <param name="Strike">Does it; whom it hits comes of the run's seed.</param>
internal sealed record Fault(string Name, Func<FaultCluster, Random, CancellationToken, Task> Strike)
{
    // Longer than a lease (6 s), shorter than what Orleans needs to declare a silo dead, or longer: both happen.
    private static readonly TimeSpan _pastTheLease = TimeSpan.FromSeconds(9);
    private const int Quit = 3;

    public static Fault KillSilo { get; } = new("kill -9 of a silo", (cluster, random, _) => OneOf(cluster, random)?.Kill() ?? Task.CompletedTask);

    public static Fault KillAll { get; } = new("kill -9 of every silo", (cluster, _, _) => Task.WhenAll(cluster.Running.Select(silo => silo.Kill())));

    public static Fault TerminateSilo { get; } = new("SIGTERM of a silo", (cluster, random, _) => OneOf(cluster, random)?.Stop() ?? Task.CompletedTask);

    public static Fault FreezeSilo { get; } = new("SIGSTOP of a silo past its lease", async (cluster, random, cancellation) =>
    {
        if (OneOf(cluster, random) is { } silo)
        {
            silo.Stand();
            await Task.Delay(_pastTheLease, TimeProvider.System, cancellation);
            silo.GoOn();
        }
    });

    public static Fault StopDatabase { get; } = new("PostgreSQL stopped immediately", (cluster, _, _) =>
    {
        PosixSignal.Send(cluster.PostmasterId, Quit);
        return Task.CompletedTask;
    });

    public static Fault CutConnections { get; } = new("every connection to PostgreSQL ended", async (cluster, _, cancellation) =>
        await Do(cluster, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'", cancellation));

    public static Fault Swallow { get; } = new("one silo's connections swallow everything", async (cluster, _, cancellation) =>
    {
        cluster.Proxy.Swallow();
        await Task.Delay(_pastTheLease, TimeProvider.System, cancellation);
        await cluster.Proxy.Recover();
    });

    public static Fault HoldHorizon { get; } = new("an idle transaction holds the horizon", async (cluster, _, cancellation) =>
    {
        await using var connection = new NpgsqlConnection(cluster.SuperuserConnectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(global::System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var look = new NpgsqlCommand("SELECT count(*) FROM analyses", connection, transaction);
        await look.ExecuteScalarAsync(cancellation);
        await Task.Delay(_pastTheLease, TimeProvider.System, cancellation);
    });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fault> All { get; } = [KillSilo, StopDatabase, FreezeSilo, TerminateSilo, KillAll, CutConnections, Swallow, HoldHorizon];

    private static Fixtures.Processes.ServerProcess? OneOf(FaultCluster cluster, Random random) =>
        cluster.Running is { Count: > 0 } running ? running[random.Next(running.Count)] : null;

    private static async Task Do(FaultCluster cluster, string sql, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(cluster.SuperuserConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
