using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>
/// Turns what rules found into findings with points and categories with scores. The law: in each category the points of its
/// findings add up to what it lost, and the categories' scores add up to the total.
/// </summary>
internal static class Scorecard
{
    // More quotes than this repeat the point instead of making it.
    private const int MostEvidence = 6;

    public static ScoredFindings Score(RuleContext context, IReadOnlyList<(IRule Rule, RuleFinding Finding)> found, bool withKeywords)
    {
        var numbered = Number(found);
        var points = new int[numbered.Count];
        var categories = new List<ReportCategory>();
        foreach (var (category, max) in Categories.Of(withKeywords))
        {
            var own = Enumerable.Range(0, numbered.Count).Where(i => numbered[i].Rule.Category == category).ToList();
            var lost = Spread(numbered, own, Categories.Weight(category), max, points);
            categories.Add(new ReportCategory(Categories.Name(category), max - lost, max, []));
        }

        var order = Order(numbered, points);
        var findings = order.Select(i => ToFinding(context, numbered[i], points[i])).ToList();
        for (var c = 0; c < categories.Count; c++)
        {
            var name = categories[c].Name;
            var ids = order.Where(i => string.Equals(Categories.Name(numbered[i].Rule.Category), name, StringComparison.Ordinal))
                .Select(i => numbered[i].Id).ToList();
            categories[c] = categories[c] with { Findings = ids };
        }

        return new ScoredFindings(
            categories, findings, [.. order.Select(i => numbered[i].Finding)],
            Changes.Of([.. order.Select(i => new Change(numbered[i].Id, numbered[i].Finding.Gist, numbered[i].Rule.Category, numbered[i].Finding.Lost))], withKeywords));
    }

    /// <summary>The same findings where nothing is graded: none costs a point.</summary>
    public static ScoredFindings Ungraded(RuleContext context, IReadOnlyList<(IRule Rule, RuleFinding Finding)> found)
    {
        var numbered = Number(found);
        var order = Order(numbered, [.. numbered.Select(n => -n.Finding.Lost)]);
        return new ScoredFindings([], [.. order.Select(i => ToFinding(context, numbered[i], 0))], [.. order.Select(i => numbered[i].Finding)], []);
    }

    /// <summary>What a category loses, of its <paramref name="max"/> points, for findings that cost <paramref name="sum"/> on the scale of its weight.</summary>
    public static int Lost(int sum, int weight, int max) => ((Math.Min(weight, sum) * max) + (weight / 2)) / weight;

    /// <summary>
    /// Gives each finding its share of what the category lost, by the largest remainders: the shares add up to it exactly, and none
    /// is nothing only because others were there before it.
    /// </summary>
    private static int Spread(IReadOnlyList<Numbered> all, List<int> own, int weight, int max, int[] points)
    {
        var sum = own.Sum(i => all[i].Finding.Lost);
        var lost = Lost(sum, weight, max);
        if (sum == 0) return 0;
        foreach (var i in own) points[i] = -(all[i].Finding.Lost * lost / sum);
        var rest = lost + own.Sum(i => points[i]);
        foreach (var i in own.OrderByDescending(i => all[i].Finding.Lost * lost % sum).ThenByDescending(i => all[i].Finding.Lost).ThenBy(i => i).Take(rest)) points[i]--;
        return lost;
    }

    private static List<Numbered> Number(IReadOnlyList<(IRule Rule, RuleFinding Finding)> found)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbered = new List<Numbered>();
        foreach (var (rule, finding) in found)
        {
            var number = counts[rule.Name] = counts.GetValueOrDefault(rule.Name) + 1;
            numbered.Add(new Numbered(rule, finding, $"{rule.Name}.{number}"));
        }

        return numbered;
    }

    // What may sink the application first, praise last, and in between what would raise the score most.
    private static List<int> Order(IReadOnlyList<Numbered> all, int[] points) =>
    [
        .. Enumerable.Range(0, all.Count)
            .OrderBy(i => all[i].Finding.Severity switch { Severity.Critical => 0, Severity.Praise => 2, _ => 1 })
            .ThenBy(i => points[i])
            .ThenBy(i => all[i].Finding.Severity)
            .ThenBy(i => all[i].Rule.Category)
            .ThenBy(i => i),
    ];

    private static Finding ToFinding(RuleContext context, Numbered numbered, int points)
    {
        var finding = numbered.Finding;
        var evidence = finding.Places.Distinct().Select(context.Quote).OfType<Evidence>().Concat(finding.Unplaced).Take(MostEvidence).ToList();
        return new Finding(numbered.Id, numbered.Rule.Name, finding.Severity, finding.Message, finding.Suggestion, evidence, points);
    }

    private sealed record Numbered(IRule Rule, RuleFinding Finding, string Id);
}

/// <summary>A report's figures.</summary>
/// <param name="Categories">Empty where nothing is graded.</param>
/// <param name="Findings">In the report's order.</param>
/// <param name="Found">The same findings, as the rules found them.</param>
/// <param name="Changes">What would raise the score most.</param>
internal sealed record ScoredFindings(
    IReadOnlyList<ReportCategory> Categories,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RuleFinding> Found,
    IReadOnlyList<ReportChange> Changes)
{
    public int Total => Categories.Sum(c => c.Score);
}
