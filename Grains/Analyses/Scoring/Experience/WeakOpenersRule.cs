using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>Openers that tell a duty where a deed belongs: they hide who did what.</summary>
internal sealed class WeakOpenersRule : IRule
{
    private const int Most = 4;

    private static readonly Regex Weak = Patterns.Make(
        @"^\W*(?:(?:was |were |been |primarily |mainly |also )*responsible (?:for|to)|(?:my |key |main |job |daily )*(?:duties|" +
        @"responsibilities|tasks)\b(?: (?:included|include|were|involved)|:)|" +
        @"(?:was |were )?(?:in charge of|tasked with|involved (?:in|with)|accountable for)|" +
        @"help(?:ed|s|ing)? (?:with|out|in|to|the)\b|assist(?:ed|s|ing)? (?:with|in)\b|work(?:ed|s|ing)? (?:on|with|as|in)\b|" +
        @"participat(?:ed|es|ing) in|had to|got to|handled various|tried to|exposure to|experience (?:in|with|of))");

    public string Name => "weak_opener";

    public Category Category => Category.Experience;

    public string Source => "University career guides: lists of openers to avoid";

    public bool KnowsEnglishOnly => true;

    /// <summary>The bullet begins with one of them.</summary>
    public static bool IsWeak(BulletWords bullet) => Weak.IsMatch(bullet.Bullet.Text);

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var weak = context.Bullets.Where(IsWeak).ToList();
        if (weak.Count == 0) yield break;
        var openers = weak.Select(b => Weak.Match(b.Bullet.Text).Value.Trim()).DistinctBy(o => o.ToUpperInvariant(), StringComparer.Ordinal).ToList();
        yield return new RuleFinding(
            Severity.Warning,
            "replace weak openers",
            $"{Count.Of(weak.Count, "bullet begins", "bullets begin")} with words that hide your part: {Count.List(openers, 4)}.",
            "Say what you did instead: “Responsible for the [budget]” becomes “Managed a [amount] [budget]”; “Helped " +
            "with [the launch]” becomes “Prepared [your part] of [the launch]”.",
            [.. weak.Select(b => b.Place)],
            Math.Min(Most, weak.Count));
    }
}
