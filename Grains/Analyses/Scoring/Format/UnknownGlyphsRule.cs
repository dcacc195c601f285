using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Glyphs that no character is known for: icon fonts, or a font that was embedded without its table.</summary>
internal sealed class UnknownGlyphsRule : IRule
{
    // A few are icons beside the contact data; more are words that nobody can search.
    private const int Icons = 10;

    public string Name => "unknown_glyphs";

    public Category Category => Category.Format;

    public string Source => "Measured: icon fonts and fonts without a table of characters lose their text";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var count = context.Traits.UnknownGlyphs;
        if (count == 0) yield break;
        yield return new RuleFinding(
            count > Icons ? Severity.Warning : Severity.Suggestion,
            "use a standard font",
            $"{Count.Of(count, "character")} could not be read as text.",
            "Copy the text out of the file into a plain editor: what looks wrong there is what software reads. Use a " +
            "standard font and words instead of icons, and export again.",
            [],
            count > Icons ? 3 : 0);
    }
}
