using System.Globalization;

namespace OrleansResume.System.Tests.Faults;

/// <summary>How long it took until all was well again behind each fault, by the history, and what of that was promised otherwise.</summary>
internal sealed class RecoveryFigures
{
    /// <summary>What a killed silo held goes on within this (p99).</summary>
    public static readonly TimeSpan TakenOver = TimeSpan.FromSeconds(10);

    /// <summary>Full service within this, when all silos were started again.</summary>
    public static readonly TimeSpan AllBack = TimeSpan.FromSeconds(30);

    /// <summary>The former rate within this, when PostgreSQL was started again.</summary>
    public static readonly TimeSpan DatabaseBack = TimeSpan.FromSeconds(10);

    // A rate is that of two whole seconds, none of them before what it is the answer to.
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _former = TimeSpan.FromSeconds(4);
    private const double Enough = 0.95;

    // Of those that went on too late, so many are told.
    private const int MostLate = 10;

    private readonly List<HistoryLine> _lines;
    private readonly ILookup<Guid, HistoryLine> _byAnalysis;
    private readonly List<DateTimeOffset> _completed;
    private readonly List<(Strike Strike, DateTimeOffset Next)> _strikes;
    private readonly double _rate;

    /// <param name="lines">The whole history.</param>
    /// <param name="strikes">In the order of time.</param>
    public RecoveryFigures(List<HistoryLine> lines, IReadOnlyList<Strike> strikes)
    {
        _lines = lines;
        _byAnalysis = lines.ToLookup(line => line.Analysis);
        _completed = [.. lines.Where(line => line.To == "completed").Select(line => line.At).Order()];
        _strikes = [.. strikes.Zip(strikes.Skip(1).Select(strike => strike.From).Append(DateTimeOffset.MaxValue))];
        _rate = strikes.Count == 0 ? 0 : Rate(strikes[0].From - _former, strikes[0].From);
    }

    /// <summary>The time line, and the times of taking over.</summary>
    public void Tell(Action<string> tell)
    {
        tell("ends and rescues: " + string.Join(", ", _lines
            .Where(line => line.To is "completed" or "failed" || line.Reason is "worker_lost" or "released")
            .GroupBy(line => line.Reason, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Say($"{group.Key} {group.Count()}"))));
        foreach (var (strike, next) in _strikes)
        {
            var gone = GoesOn(strike);
            tell(Say($"{strike.From:HH:mm:ss.f} {Name(strike)}, {(strike.To - strike.From).TotalSeconds:0.0} s: nothing completed for {Silence(strike.From, next):0.0} s at most; {_rate:0} completed a second before all faults, {Rate(strike.From - _former, strike.From):0} in the {_former.TotalSeconds:0} s before this one{During(strike)}, 95 % again within {Seconds(Recovery(strike, next))}{(strike.Restarted is null ? "" : " of its restart")}{(gone.Count == 0 ? "" : Say($"; {gone.Count} held, going on after {gone[^1].TotalSeconds:0.0} s at most"))}"));
        }

        var all = Kills();
        if (all.Count > 0)
        {
            tell(Say($"killed silos' work goes on: {all.Count} attempts, p50 {At(all, 0.5).TotalSeconds:0.0} s, p99 {At(all, 0.99).TotalSeconds:0.0} s, max {all[^1].TotalSeconds:0.0} s"));
        }

        foreach (var late in _strikes.Where(one => one.Strike.Fault == Fault.KillSilo).SelectMany(one => Late(one.Strike)).Take(MostLate))
        {
            tell(late);
        }
    }

    /// <summary>What was promised and not kept, a sentence each.</summary>
    /// <param name="judges">Whether times of recovery are judged.</param>
    public IEnumerable<string> Broken(bool judges)
    {
        foreach (var (strike, next) in _strikes)
        {
            if (strike.Broken is { } broken) yield return broken;

            // What a silo that stops held is given back: nobody has to find out, and none of it fails.
            foreach (var line in strike.Fault == Fault.TerminateSilo ? strike.Held.Select(id => Then(id, strike.From)).OfType<HistoryLine>() : [])
            {
                if (line.To == "failed" || line.Reason == "worker_lost") yield return Say($"{line.Analysis} was held by a silo that was told to stop, and is {line.To} ({line.Reason})");
            }

            var most = strike.Fault == Fault.KillAll ? AllBack : strike.Fault == Fault.StopDatabase ? DatabaseBack : (TimeSpan?)null;
            if (judges && most is { } promised && Recovery(strike, next) is var took && (took is null || took > promised))
            {
                yield return Say($"{strike.From:HH:mm:ss.f} {strike.Fault.Name}: 95 % of the rate within {Seconds(took)}, where {promised.TotalSeconds:0} s were promised");
            }
        }

        if (judges && Kills() is { Count: > 0 } all && At(all, 0.99) > TakenOver)
        {
            yield return Say($"killed silos' work went on within {At(all, 0.99).TotalSeconds:0.0} s (p99), where {TakenOver.TotalSeconds:0} s were promised");
        }
    }

    // Of kills that nothing else came between.
    private List<TimeSpan> Kills() =>
    [
        .. _strikes.Where((one, i) => one.Strike.Fault == Fault.KillSilo
                && (i + 1 == _strikes.Count || _strikes[i + 1].Strike.Fault == Fault.KillSilo || one.Next - one.Strike.From >= TakenOver))
            .SelectMany(one => GoesOn(one.Strike)).Order(),
    ];

    // Until each of what was held is begun again, or is over without.
    private List<TimeSpan> GoesOn(Strike strike) =>
    [
        .. strike.Held.Select(id => GoesOnAt(id, strike)).OfType<DateTimeOffset>().Select(at => at - strike.From).Order(),
    ];

    // What became of whatever went on too late: behind another kill, say, or in a queue.
    private IEnumerable<string> Late(Strike strike) =>
        from id in strike.Held
        where GoesOnAt(id, strike) - strike.From > TakenOver
        select Say($"late: held by what was killed at {strike.From:HH:mm:ss.f}, then {string.Join(", ", _byAnalysis[id].Where(line => line.At > strike.From).Select(line => Say($"{line.To} ({line.Reason}) at {line.At:HH:mm:ss.f}")))}");

    private DateTimeOffset? GoesOnAt(Guid id, Strike strike) => _byAnalysis[id].FirstOrDefault(line => line.At > strike.From && line.To != "queued")?.At;

    private HistoryLine? Then(Guid id, DateTimeOffset since) => _byAnalysis[id].FirstOrDefault(line => line.At > since);

    private TimeSpan? Recovery(Strike strike, DateTimeOffset next)
    {
        var since = strike.Restarted ?? strike.To;
        // Guests at their limits ask for less as a run goes on: what was done before this fault is what it took away.
        var former = Math.Min(_rate, Rate(strike.From - _former, strike.From));
        for (var (i, first) = (0, 0); i < _completed.Count && _completed[i] < next; i++)
        {
            while (_completed[first] <= _completed[i] - _window)
            {
                first++;
            }

            if (_completed[i] - _window >= since && i - first + 1 >= Enough * former * _window.TotalSeconds) return _completed[i] - since;
        }

        return null;
    }

    private double Rate(DateTimeOffset from, DateTimeOffset to) => _completed.Count(at => at > from && at <= to) / (to - from).TotalSeconds;

    private static string Name(Strike strike) => strike switch
    {
        { Missed: true } => $"{strike.Fault.Name}, which did not run",
        _ when strike.Fault == Fault.ShiftClock => $"{strike.Fault.Name}, {(strike.Coin ? "ahead" : "behind")}",
        _ => strike.Fault.Name,
    };

    private string During(Strike strike) => strike.To - strike.From < _former ? "" : Say($", {Rate(strike.From, strike.To):0} while it lasted");

    private double Silence(DateTimeOffset from, DateTimeOffset to)
    {
        var last = _completed.LastOrDefault(at => at <= from);
        var around = _completed.Where(at => at >= last && at <= to).ToList();
        return around.Zip(around.Skip(1), (one, other) => (other - one).TotalSeconds).DefaultIfEmpty(0).Max();
    }

    private static TimeSpan At(List<TimeSpan> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];

    private static string Seconds(TimeSpan? took) => took is { } span ? Say($"{span.TotalSeconds:0.0} s") : "no time that was seen";

    private static string Say(FormattableString what) => what.ToString(CultureInfo.InvariantCulture);
}
