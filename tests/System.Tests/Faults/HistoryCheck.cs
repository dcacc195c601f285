using System.Globalization;
using Npgsql;

namespace OrleansResume.System.Tests.Faults;

/// <summary>A line of <c>analysis_transitions</c>.</summary>
internal sealed record HistoryLine(Guid Analysis, long Version, int Run, string? From, string To, string Reason, DateTimeOffset At);

/// <summary>What the history must say of what clients were promised. It asks no grain.</summary>
internal static class HistoryCheck
{
    /// <summary>By how much a deadline may be late: DESIGN.md.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    // What an attempt is given back with at least.
    private static readonly TimeSpan _least = TimeSpan.FromSeconds(1);

    private static readonly HashSet<(string?, string)> _legal =
    [
        (null, "queued"), ("queued", "processing"), ("queued", "failed"), ("processing", "queued"), ("processing", "completed"), ("processing", "failed"),
    ];

    /// <summary>All that happened, each attempt's lines in the order of its versions.</summary>
    public static async Task<List<HistoryLine>> Read(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT analysis_id, version, run, from_status, to_status, reason, at FROM analysis_transitions ORDER BY analysis_id, version");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<HistoryLine>();
        while (await row.ReadAsync(cancellation))
        {
            lines.Add(new HistoryLine(
                row.GetGuid(0), row.GetInt64(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3), row.GetString(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6)));
        }

        return lines;
    }

    /// <summary>What was broken of what was promised, a sentence each; empty where nothing was.</summary>
    /// <param name="lines">The history.</param>
    /// <param name="accepted">What clients were told is accepted.</param>
    /// <param name="queued">Longest time in the queue.</param>
    /// <param name="processing">Longest time in processing.</param>
    /// <param name="silent">When no silo lived that could have failed anything, in the order of time: what fell due then is due at its end.</param>
    public static List<string> Broken(
        IEnumerable<HistoryLine> lines, IEnumerable<Guid> accepted, TimeSpan queued, TimeSpan processing, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> silent)
    {
        var histories = lines.GroupBy(line => line.Analysis).ToDictionary(group => group.Key, group => group.OrderBy(line => line.Version).ToList());
        var broken = accepted.Where(id => !histories.ContainsKey(id)).Select(id => Say($"{id} was accepted and is lost")).ToList();
        foreach (var (id, history) in histories)
        {
            broken.AddRange(Broken(history, queued, processing, silent).Select(what => Say($"{id} {what}: {string.Join(", ", history.Select(line => Say($"{line.Version} {line.To} ({line.Reason}, run {line.Run}, {line.At:HH:mm:ss.fff})")))}")));
        }

        return broken;
    }

    private static IEnumerable<string> Broken(List<HistoryLine> history, TimeSpan queued, TimeSpan processing, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> silent)
    {
        var ends = history.Count(line => IsFinal(line.To));
        if (ends == 0) yield return "is not final";
        if (ends > 1) yield return "is final more than once";
        if (ends == 1 && !IsFinal(history[^1].To)) yield return "goes on after its end";
        if (history.Any(line => !_legal.Contains((line.From, line.To)))) yield return "makes a step that does not exist";
        for (var i = 0; i < history.Count; i++)
        {
            if (history[i].From != (i == 0 ? null : history[i - 1].To)) yield return "misses a step";
            if (i > 0 && history[i].Run != history[i - 1].Run + (history[i].To == "processing" ? 1 : 0)) yield return "miscounts its runs";
        }

        foreach (var late in PastDeadline(history, queued, processing, silent))
        {
            yield return late;
        }
    }

    // The deadline of the first run holds for all that come behind it: whose worker was lost gets no more time, and what was given
    // back goes on with what it had left, once it has waited its time in the queue.
    private static IEnumerable<string> PastDeadline(List<HistoryLine> history, TimeSpan queued, TimeSpan processing, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> silent)
    {
        var deadline = history[0].At + queued;
        TimeSpan? left = null;
        foreach (var line in history.Skip(1))
        {
            var due = silent.Aggregate(deadline, (due, nobody) => nobody.From < due + Late && nobody.To > due ? nobody.To : due);
            if (line.At > due + Late) yield return Say($"was {line.To} {(line.At - deadline).TotalSeconds:0.0} s past its deadline");
            (deadline, left) = line switch
            {
                { To: "processing", Run: 1 } => (line.At + processing, null),
                { To: "processing" } => (left is { } more ? line.At + more : deadline, null),
                { To: "queued", Reason: "released" } => (line.At + queued, deadline - line.At > _least ? deadline - line.At : _least),
                _ => (deadline, left),
            };
        }
    }

    private static bool IsFinal(string status) => status is "completed" or "failed";

    private static string Say(FormattableString what) => what.ToString(CultureInfo.InvariantCulture);
}
