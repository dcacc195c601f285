using System.Globalization;

namespace OrleansResume.System.Tests.Faults;

/// <summary>Whether guests got more than their limit, by what they asked for and were accepted with.</summary>
internal static class LimitCheck
{
    // Of the silos' clocks among each other: each follows the database's as exactly as an answer takes to arrive.
    private static readonly TimeSpan _clocks = TimeSpan.FromMilliseconds(100);

    /// <summary>A sentence for each guest who got more in some window than is in the bucket and comes back meanwhile.</summary>
    /// <param name="accepted">What was accepted. Its permit was taken somewhere between asking and acceptance, which under faults may lie far apart.</param>
    /// <param name="permits">Of the policy.</param>
    /// <param name="window">Of the policy.</param>
    public static List<string> Broken(IEnumerable<Accepted> accepted, int permits, TimeSpan window) =>
        [.. accepted.GroupBy(one => one.Guest).Select(own => Broken(own.Key, [.. own], permits, window)).OfType<string>()];

    private static string? Broken(int guest, List<Accepted> own, int permits, TimeSpan window)
    {
        var until = new List<DateTimeOffset>();
        // From the last one backwards: until is when those accepted were, of all that were asked for from here on.
        foreach (var from in own.OrderByDescending(one => one.Asked))
        {
            var place = until.BinarySearch(from.At);
            until.Insert(place < 0 ? ~place : place, from.At);
            for (var i = 0; i < until.Count; i++)
            {
                var allowed = permits + (int)((until[i] - from.Asked + _clocks) / window * permits);
                if (i + 1 > allowed) return Say($"guest {guest} got {i + 1} within {(until[i] - from.Asked).TotalSeconds:0.00} s, where {allowed} are allowed");
            }
        }

        return null;
    }

    private static string Say(FormattableString what) => what.ToString(CultureInfo.InvariantCulture);
}
