using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>8 to 30 words a bullet: shorter ones say no result, longer ones are not read. One in five may differ.</summary>
internal sealed class BulletLengthRule : IRule
{
    private const int Shortest = 8;
    private const int Longest = 30;
    private const int Allowed = 20;

    public string Name => "bullet_length";

    public Category Category => Category.Experience;

    public string Source => "Open source analyzers: 8 to 30 words";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var count = context.Bullets.Count;
        var shorter = context.Bullets.Where(b => b.All.Count < Shortest).ToList();
        var longer = context.Bullets.Where(b => b.All.Count > Longest).ToList();
        var outside = shorter.Count + longer.Count;
        if (outside * 100 <= count * Allowed) yield break;

        var lost = Math.Min(4, 1 + (outside * 4 / count));
        var both = shorter.Count > 0 && longer.Count > 0;
        if (shorter.Count > 0)
        {
            var share = both ? (lost * shorter.Count) / outside : lost;
            yield return new RuleFinding(
                share > 0 ? Severity.Warning : Severity.Suggestion,
                "say more in short bullets",
                $"{shorter.Count} of {count} bullets {Count.Form(shorter.Count, "has", "have")} fewer than {Shortest} words, too few to say what came of it.",
                "Add to each with what and to what end. Pattern: “[Verb] [what] using [tool or method], so that " +
                "[result]”. Merge those that belong together.",
                [.. shorter.Take(4).Select(b => b.Place)],
                share);
            lost -= share;
        }

        if (longer.Count > 0)
        {
            yield return new RuleFinding(
                lost > 0 ? Severity.Warning : Severity.Suggestion,
                "cut long bullets",
                $"{longer.Count} of {count} bullets {Count.Form(longer.Count, "has", "have")} more than {Longest} words; readers skip them.",
                "Cut each to one deed and one result, or make two bullets of it.",
                [.. longer.Take(4).Select(b => b.Place)],
                lost);
        }
    }
}
