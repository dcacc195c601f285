using System.Globalization;
using Npgsql;

namespace OrleansResume.System.Tests.Faults;

/// <summary>Faults one after the other under load, and what became of it: a seed says which, whom and when.</summary>
internal sealed class FaultRun(FaultCluster cluster, int seed, Action<string> tell)
{
    private const double PerSecond = 30;
    private static readonly TimeSpan _before = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan _after = TimeSpan.FromSeconds(120);

    private readonly Random _random = new(seed);
    private readonly List<(string Name, DateTimeOffset From, DateTimeOffset To)> _faults = [];
    private int _mostAtWork;

    /// <summary>Runs, and tells figures; what was promised and not kept, a sentence each.</summary>
    /// <param name="faults">What breaks, in this order.</param>
    /// <param name="gap">From one fault's end to the next one.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public async Task<List<string>> Run(IEnumerable<Fault> faults, TimeSpan gap, CancellationToken cancellation)
    {
        using var load = await FaultLoad.Prepare(cluster.Api);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var asking = load.Run(PerSecond, stopping.Token);
        var watch = Watch(watching.Token);
        await Wait(_before, cancellation);
        foreach (var fault in faults)
        {
            var from = TimeProvider.System.GetUtcNow();
            await fault.Strike(cluster, _random, cancellation);
            _faults.Add((fault.Name, from, TimeProvider.System.GetUtcNow()));
            await Wait(gap + TimeSpan.FromMilliseconds(_random.Next(1000)), cancellation);
        }

        await stopping.CancelAsync();
        await asking;
        await AllFinal(cancellation);
        await watching.CancelAsync();
        await watch;
        var lines = await HistoryCheck.Read(cluster.Database, cancellation);
        Tell(load, lines);
        var broken = HistoryCheck.Broken(lines, load.Accepted, FaultCluster.QueueTimeout, FaultCluster.Timeout);
        broken.AddRange((await load.NotFinal()).Select(id => $"{id} is not told as final"));
        if (_mostAtWork > FaultCluster.Slots)
        {
            broken.Add(Say($"a worker had {_mostAtWork} in processing with {FaultCluster.Slots} slots"));
        }

        return broken;
    }

    // What does not become final is told by the check.
    private async Task AllFinal(CancellationToken cancellation)
    {
        var until = TimeProvider.System.GetUtcNow() + _after;
        while (await Ask("SELECT count(*) FROM analyses WHERE status IN ('queued', 'processing')", cancellation) is not 0 && TimeProvider.System.GetUtcNow() < until)
        {
            await Wait(TimeSpan.FromMilliseconds(250), cancellation);
        }
    }

    private async Task Watch(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var most = await Ask("SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM analyses WHERE status = 'processing' GROUP BY worker_id) w", cancellation);
            _mostAtWork = Math.Max(_mostAtWork, (int)(most ?? 0));
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Null while the database is away, which here is the point.
    private async Task<long?> Ask(string sql, CancellationToken cancellation)
    {
        try
        {
            await using var command = cluster.Database.CreateCommand(sql);
            return (long)(await command.ExecuteScalarAsync(cancellation))!;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            return null;
        }
    }

    private void Tell(FaultLoad load, List<HistoryLine> lines)
    {
        tell(Say($"seed {seed}: {load.Accepted.Count} accepted at {PerSecond:0} a second, {load.Refused} answers repeated; at most {_mostAtWork} of {FaultCluster.Slots} slots of a worker"));
        tell("ends and rescues: " + string.Join(", ", lines
            .Where(line => line.To is "completed" or "failed" || line.Reason is "worker_lost" or "released")
            .GroupBy(line => line.Reason, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Say($"{group.Key} {group.Count()}"))));
        var completed = lines.Where(line => line.To == "completed").Select(line => line.At).Order().ToList();
        foreach (var ((name, from, to), next) in _faults.Zip(_faults.Skip(1).Select(fault => fault.From).Append(DateTimeOffset.MaxValue)))
        {
            var around = completed.Where(at => at >= completed.LastOrDefault(earlier => earlier <= from) && at <= next).ToList();
            var silence = around.Zip(around.Skip(1), (one, other) => (other - one).TotalSeconds).DefaultIfEmpty(0).Max();
            var recovered = completed.FirstOrDefault(at => at >= to && completed.Count(other => other > at - TimeSpan.FromSeconds(2) && other <= at) >= 0.95 * 2 * PerSecond);
            var again = lines.Where(line => line is { To: "processing", Run: > 1 } && line.At > from && line.At < next).Select(line => (line.At - from).TotalSeconds).Order().ToList();
            tell(Say($"{from:HH:mm:ss.f} {name}, {(to - from).TotalSeconds:0.0} s: nothing completed for {silence:0.0} s at most, 95 % of the rate within {Seconds(recovered, to)}; {again.Count} begun again, the last after {(again.Count == 0 ? 0 : again[^1]):0.0} s"));
        }
    }

    private static string Seconds(DateTimeOffset at, DateTimeOffset since) => at == default ? "never" : Say($"{(at - since).TotalSeconds:0.0} s");

    private static Task Wait(TimeSpan span, CancellationToken cancellation) => Task.Delay(span, TimeProvider.System, cancellation);

    private static string Say(FormattableString what) => what.ToString(CultureInfo.InvariantCulture);
}
