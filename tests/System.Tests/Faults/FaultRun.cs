using System.Globalization;
using Npgsql;

namespace OrleansResume.System.Tests.Faults;

/// <summary>Faults one after the other under load, and what became of it: a seed says whom and when.</summary>
/// <param name="cluster">Is broken.</param>
/// <param name="seed">Of what is drawn.</param>
/// <param name="tell">Takes figures, a line each.</param>
internal sealed class FaultRun(FaultCluster cluster, int seed, Action<string> tell)
{
    private static readonly TimeSpan _before = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _after = TimeSpan.FromSeconds(120);

    // Another one than that which draws the kinds: whom a fault hits would go by which it is.
    private readonly Random _random = new(~seed);
    private readonly List<Strike> _strikes = [];

    /// <summary>Runs, and tells figures; what was promised and not kept, a sentence each.</summary>
    /// <param name="faults">What breaks, in this order.</param>
    /// <param name="perSecond">What ordinary guests ask for.</param>
    /// <param name="gap">From one fault's end to the next one; null for what each needs to settle.</param>
    /// <param name="judges">Whether times of recovery are promises here; else they are told only.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public async Task<List<string>> Run(IReadOnlyList<Fault> faults, double perSecond, TimeSpan? gap, bool judges, CancellationToken cancellation)
    {
        using var load = await FaultLoad.Prepare(cluster.Api, perSecond);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var slots = new SlotWatch(cluster.Database, FaultCluster.Slots);
        var asking = load.Run(stopping.Token);
        var watch = slots.Run(watching.Token);
        cluster.Model.Think();
        await Until("SELECT count(*) >= @many FROM analyses WHERE status = 'completed'", (long)perSecond, cancellation);
        await load.GoesOn(_before, cancellation);
        foreach (var (fault, next) in faults.Zip(faults.Skip(1).Append(null)))
        {
            // All is drawn for every fault, so that what a seed draws does not depend on who happens to run.
            var strike = new Strike(fault, _random.Next(FaultCluster.Silos), _random.Next(2) == 0);
            var jitter = TimeSpan.FromMilliseconds(_random.Next(1000));
            await fault.Do(cluster, strike, cancellation);
            strike.To = TimeProvider.System.GetUtcNow();
            _strikes.Add(strike);
            await load.GoesOn((gap ?? Settles(fault, next)) + jitter, cancellation);
        }

        await stopping.CancelAsync();
        await asking;
        cluster.Model.Rest();
        // What does not become final is told by the check.
        await Until("SELECT count(*) <= @many FROM analyses WHERE status IN ('queued', 'processing')", 0, cancellation);
        await watching.CancelAsync();
        await watch;
        var lines = await HistoryCheck.Read(cluster.Database, cancellation);
        var accepted = load.Accepted;
        tell(Say($"seed {seed}: {accepted.Count} accepted, {perSecond:0} a second asked for by ordinary guests; {load.Refused} answers repeated, {load.Limited} refused for a guest's limit; at most {slots.Most} of {FaultCluster.Slots} slots of a worker"));
        var figures = new RecoveryFigures(lines, _strikes);
        figures.Tell(tell);
        return
        [
            .. HistoryCheck.Broken(lines, accepted.Select(one => one.Analysis), FaultCluster.QueueTimeout, FaultCluster.Timeout, [.. _strikes.Where(strike => strike.LivesAgain is not null).Select(strike => (strike.From, strike.LivesAgain!.Value))]),
            .. (await load.NotFinal()).Select(id => $"{id} is not told as final"),
            .. LimitCheck.Broken(accepted, FaultCluster.Permits, FaultCluster.Window),
            .. load.GivenUp > 0 ? new[] { Say($"{load.GivenUp} wishes had no answer for a minute") } : [],
            .. load.Limited == 0 ? new[] { "the limit was never met, so nothing is known of it" } : [],
            .. new[] { slots.Broken }.OfType<string>(),
            .. figures.Broken(judges),
        ];
    }

    // A kill's takeover takes longer than the next kill, which may come; another kind of fault would be measured with it.
    private static TimeSpan Settles(Fault fault, Fault? next) =>
        fault == Fault.KillSilo && next != Fault.KillSilo ? RecoveryFigures.TakenOver + TimeSpan.FromSeconds(2) : fault.Settles;

    private async Task Until(string sql, long many, CancellationToken cancellation)
    {
        var late = TimeProvider.System.GetUtcNow() + _after;
        using var looks = new PeriodicTimer(_look);
        while (!await IsSo(sql, many, cancellation) && TimeProvider.System.GetUtcNow() < late)
        {
            await looks.WaitForNextTickAsync(cancellation);
        }
    }

    // False while the database is away.
    private async Task<bool> IsSo(string sql, long many, CancellationToken cancellation)
    {
        try
        {
            await using var command = cluster.Database.CreateCommand(sql);
            command.Parameters.AddWithValue("many", many);
            return (bool)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string Say(FormattableString what) => what.ToString(CultureInfo.InvariantCulture);
}
