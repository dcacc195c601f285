using System.Globalization;
using Npgsql;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Faults;

/// <summary>Something that breaks, and is over when its task is.</summary>
/// <param name="Kind">What FAULTS_KIND calls it.</param>
/// <param name="Name">What the time line calls it.</param>
/// <param name="Settles">How long a run waits behind it, so that what comes of it is seen before the next one.</param>
/// <param name="Do">Does it.</param>
internal sealed record Fault(string Kind, string Name, TimeSpan Settles, Func<FaultCluster, Strike, CancellationToken, Task> Do)
{
    private static readonly TimeSpan _held = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan _stopWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private const int Quit = 3;

    public static Fault KillSilo { get; } = new("kill", "kill -9 of a silo", TimeSpan.FromSeconds(5), async (cluster, strike, cancellation) =>
    {
        if (Meant(cluster, strike) is { } silo)
        {
            await silo.Kill();
            // Asked behind it, when the dead can take no more and nobody may take from it before its lease has run out.
            strike.Held = await cluster.HeldBy([silo], cancellation);
        }
    });

    public static Fault KillAll { get; } = new("all", "kill -9 of every silo", TimeSpan.FromSeconds(25), async (cluster, strike, cancellation) =>
    {
        var silos = cluster.Running;
        await Task.WhenAll(silos.Select(silo => silo.Kill()));
        strike.Held = await cluster.HeldBy(silos, cancellation);
        strike.Restarted = await cluster.AllStartedSince(strike.From, cancellation);
        strike.LivesAgain = await cluster.ReadySince(strike.From, cancellation);
    });

    public static Fault StopDatabase { get; } = new("database", "PostgreSQL stopped immediately", TimeSpan.FromSeconds(12), async (cluster, strike, cancellation) =>
    {
        PosixSignal.Send(cluster.PostmasterId, Quit);
        strike.Restarted = await cluster.DatabaseStartedSince(strike.From, cancellation);
    });

    public static Fault FreezeSilo { get; } = new("freeze", "SIGSTOP of a silo past its lease", TimeSpan.FromSeconds(8), async (cluster, strike, cancellation) =>
    {
        if (Meant(cluster, strike) is { } silo)
        {
            silo.Stand();
            try
            {
                strike.Held = await cluster.HeldBy([silo], cancellation);
                await cluster.TakenOver(silo, cancellation);
            }
            finally
            {
                silo.GoOn();
            }
        }
    });

    public static Fault TerminateSilo { get; } = new("terminate", "SIGTERM of a silo", TimeSpan.FromSeconds(8), async (cluster, strike, cancellation) =>
    {
        if (Meant(cluster, strike) is { } silo)
        {
            strike.Held = await cluster.HeldBy([silo], cancellation);
            var asked = TimeProvider.System.GetTimestamp();
            await silo.Stop();
            var took = TimeProvider.System.GetElapsedTime(asked);
            strike.Broken = took > _stopWithin ? string.Create(CultureInfo.InvariantCulture, $"a silo ended {took.TotalSeconds:0.0} s after SIGTERM") : null;
        }
    });

    public static Fault CutConnections { get; } = new("cut", "every connection to PostgreSQL ended", TimeSpan.FromSeconds(8), async (cluster, _, cancellation) =>
    {
        await using var connection = new NpgsqlConnection(cluster.SuperuserConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    });

    public static Fault Swallow { get; } = new("swallow", "one silo's connections swallow everything", TimeSpan.FromSeconds(8), async (cluster, _, cancellation) =>
    {
        cluster.Proxy.Swallow();
        if (cluster.At(FaultCluster.Silos - 1) is { } silo)
        {
            await cluster.TakenOver(silo, cancellation);
        }

        await cluster.Proxy.Recover();
    });

    public static Fault HoldHorizon { get; } = new("horizon", "an idle transaction holds the horizon", TimeSpan.FromSeconds(8), async (cluster, _, cancellation) =>
    {
        await using var connection = new NpgsqlConnection(cluster.SuperuserConnectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(global::System.Data.IsolationLevel.RepeatableRead, cancellation);
        await using var look = new NpgsqlCommand("SELECT count(*) FROM analyses", connection, transaction);
        await look.ExecuteScalarAsync(cancellation);
        await FaultCluster.IsHeld(connection, FaultSettings.Hold ?? _held, cancellation);
    });

    /// <summary>It stays so until something else ends that silo: what comes after meets it too.</summary>
    public static Fault ShiftClock { get; } = new("clock", "a silo is started with its clock an hour off", TimeSpan.FromSeconds(15), async (cluster, strike, cancellation) =>
        await cluster.Restart(strike.Place, strike.Coin ? _hour : -_hour, cancellation));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fault> All { get; } =
        [KillSilo, StopDatabase, FreezeSilo, TerminateSilo, KillAll, CutConnections, Swallow, HoldHorizon, ShiftClock];

    private static ServerProcess? Meant(FaultCluster cluster, Strike strike)
    {
        var silo = cluster.At(strike.Place);
        strike.Missed = silo is null;
        return silo;
    }
}
