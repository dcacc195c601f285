using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>More than three families of fonts look restless; it costs nothing, because software does not mind.</summary>
internal sealed class FontsRule : IRule
{
    private const int Most = 3;

    public string Name => "fonts";

    public Category Category => Category.Format;

    public string Source => "Secondary guides: two or three families at most";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var families = FontFamilies.Of(context.Traits.Fonts);
        if (families.Count <= Most) yield break;
        yield return new RuleFinding(
            Severity.Suggestion,
            "use one or two fonts",
            $"{families.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} families of fonts are used: {string.Join(", ", families.Take(6))}.",
            "One for headings and one for the text are enough, such as Calibri, Georgia or Arial.",
            [],
            0);
    }
}
