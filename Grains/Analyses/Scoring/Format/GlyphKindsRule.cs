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
        // The text shows one glyph for all; the file's own are told beside it. Numbers count on, so they are one kind.
        var kinds = context.Traits.BulletKinds.Select(k => k.Any(char.IsAsciiDigit) ? "1." : k).Distinct(StringComparer.Ordinal).ToList();
        if (kinds.Count <= Most) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "use one kind of bullet",
            $"{Capital(Count.Word(kinds.Count))} kinds of bullets are used: {string.Join(' ', kinds.Select(k => k is "\uFFFD" ? "(a sign without a character)" : k))}",
            "Use the same round bullet everywhere, made by the list function of your word processor.",
            [],
            1);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
