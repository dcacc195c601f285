using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>At most two kinds of bullets: more look pasted together.</summary>
internal sealed class GlyphKindsRule : IRule
{
    private const int Most = 2;

    public string Name => "bullet_glyphs";

    public Category Category => Category.Format;

    public string Source => "Open source analyzers: at most two kinds";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        // Numbers count on, so they are one kind.
        var kinds = context.Bullets.Where(b => b.Bullet.Glyph.Length > 0)
            .GroupBy(b => b.Bullet.Glyph.Any(char.IsAsciiDigit) ? "1." : b.Bullet.Glyph, StringComparer.Ordinal)
            .OrderBy(g => g.First().Place.Start).ToList();
        if (kinds.Count <= Most) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "use one kind of bullet",
            $"{Capital(Count.Word(kinds.Count))} kinds of bullets are used: {string.Join(' ', kinds.Select(k => k.Key))}",
            "Use the same round bullet everywhere, made by the list function of your word processor.",
            [.. kinds.Select(k => k.First().Place)],
            1);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
