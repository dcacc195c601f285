using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>The same lead verb three times or more, and in more than a tenth of the bullets, makes different work look the same.</summary>
internal sealed class RepeatedVerbRule : IRule
{
    private const int Often = 3;
    private const int Most = 3;

    public string Name => "repeated_verb";

    public Category Category => Category.Experience;

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var repeated = context.Bullets
            .Where(b => Verbs.FormOf(b.Lead) != VerbForm.None && !WeakOpenersRule.IsWeak(b))
            .GroupBy(b => Verbs.BaseOf(b.Lead), StringComparer.Ordinal)
            .Where(g => g.Count() >= Often && g.Count() * 10 > context.Bullets.Count)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        if (repeated.Count == 0) yield break;

        var told = string.Join(", ", repeated.Select(g => $"“{g.Key}” {Count.Of(g.Count(), "time")}"));
        yield return new RuleFinding(
            Severity.Warning,
            "vary the verbs that bullets begin with",
            $"Bullets begin with the same verb again and again: {told}.",
            "Keep it where it fits best and name the deed more closely elsewhere: instead of “managed”, for example, “scheduled”, “budgeted”, “hired” or “negotiated”, whichever is true.",
            [.. repeated.SelectMany(g => g.Take(3)).Select(b => b.Place)],
            Math.Min(Most, repeated.Count));
    }
}
