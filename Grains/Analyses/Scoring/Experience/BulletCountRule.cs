using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>At least 8 bullets in all: fewer do not show what somebody did.</summary>
internal sealed class BulletCountRule : IRule
{
    private const int Enough = 8;

    public string Name => "bullet_count";

    public Category Category => Category.Experience;

    public string Source => "Open source analyzers: eight bullets in all";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var count = context.Bullets.Count;
        if (count >= Enough) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "write more bullets about your work",
            $"{Count.Of(count, "bullet tells", "bullets tell")} what you did; a resume needs at least {Enough} in all.",
            $"Add {Enough - count} or more. For each recent job write three to six: what you did, with what, and what came of it.",
            [],
            Math.Min(10, 2 * (Enough - count)));
    }
}
