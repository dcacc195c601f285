using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>
/// Chooses the changes that raise the score most. A category cannot lose more than it has, so that mending one of many findings may
/// gain nothing and mending three of them a lot: the score is worked out again without them, instead of adding up what each costs.
/// </summary>
internal static class Changes
{
    /// <summary>As many as a person takes on at once.</summary>
    private const int Most = 3;

    /// <summary>The best up to three together, each with what it gains once those before it are made.</summary>
    /// <param name="findings">All of them, in the report's order, which breaks ties.</param>
    /// <param name="withKeywords">The match against a job is part of the score.</param>
    public static IReadOnlyList<ReportChange> Of(IReadOnlyList<Change> findings, bool withKeywords)
    {
        var maxima = Categories.Of(withKeywords).ToDictionary(c => c.Category, c => c.Max);
        var sums = maxima.Keys.ToDictionary(c => c, c => findings.Where(f => f.Category == c).Sum(f => f.Lost));
        var best = Best(Worthwhile(findings), sums, maxima);
        var (made, changes) = (new List<Change>(), new List<ReportChange>());
        while (made.Count < best.Count)
        {
            // MaxBy keeps the first of equals, which is the report's order.
            var next = best.Except(made).OrderByDescending(c => c.Lost).MaxBy(c => Gain([.. made, c], sums, maxima))!;
            changes.Add(new ReportChange(next.Finding, next.Gist, Gain([.. made, next], sums, maxima) - Gain(made, sums, maxima)));
            made.Add(next);
        }

        return changes;
    }

    // However many are taken of a category, none are better than its dearest.
    private static List<Change> Worthwhile(IReadOnlyList<Change> findings)
    {
        var dearest = findings.Where(f => f.Lost > 0).GroupBy(f => f.Category).SelectMany(g => g.OrderByDescending(f => f.Lost).Take(Most)).ToHashSet();
        return [.. findings.Where(dearest.Contains)];
    }

    private static IReadOnlyList<Change> Best(List<Change> from, Dictionary<Category, int> sums, Dictionary<Category, int> maxima)
    {
        IReadOnlyList<Change> best = [];
        var most = 0;
        foreach (var set in Sets(from, start: 0, Most))
        {
            // Of two that gain as much, the one of fewer changes.
            var gain = Gain(set, sums, maxima);
            if (gain > most || (gain == most && set.Count < best.Count)) (best, most) = (set, gain);
        }

        return best;
    }

    private static IEnumerable<IReadOnlyList<Change>> Sets(List<Change> from, int start, int most)
    {
        for (var i = start; i < from.Count; i++)
        {
            yield return [from[i]];
            if (most == 1) continue;
            foreach (var rest in Sets(from, i + 1, most - 1)) yield return [from[i], .. rest];
        }
    }

    private static int Gain(IReadOnlyList<Change> without, Dictionary<Category, int> sums, Dictionary<Category, int> maxima)
    {
        var gain = 0;
        foreach (var group in without.GroupBy(c => c.Category))
        {
            var (weight, max, sum) = (Categories.Weight(group.Key), maxima[group.Key], sums[group.Key]);
            gain += Scorecard.Lost(sum, weight, max) - Scorecard.Lost(sum - group.Sum(c => c.Lost), weight, max);
        }

        return gain;
    }
}

/// <summary>A finding, as a change that could be made.</summary>
/// <param name="Finding">Its id.</param>
/// <param name="Gist">What to do, in a few words.</param>
/// <param name="Category">Where it loses points.</param>
/// <param name="Lost">How many, on the scale of the category's weight.</param>
internal sealed record Change(string Finding, string Gist, Category Category, int Lost);
