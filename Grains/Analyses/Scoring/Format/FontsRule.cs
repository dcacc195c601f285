using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>More than three families of fonts look restless; it costs nothing, because software does not mind.</summary>
internal sealed class FontsRule : IRule
{
    private const int Most = 3;

    private static readonly string[] Styles =
        ["Bold", "Italic", "Oblique", "Regular", "Medium", "Light", "SemiBold", "Semibold", "Black", "Thin", "Roman", "Condensed", "Book", "MT", "PS", "ItalicMT", "BoldMT"];

    public string Name => "fonts";

    public Category Category => Category.Format;

    public string Source => "Secondary guides: two or three families at most";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var families = context.Traits.Fonts.Select(Family).Where(f => f.Length > 0 && !IsSymbols(f)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (families.Count <= Most) yield break;
        yield return new RuleFinding(
            Severity.Suggestion,
            "use one or two fonts",
            $"{families.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} families of fonts are used: {string.Join(", ", families.Take(6))}.",
            "One for headings and one for the text are enough, such as Calibri, Georgia or Arial.",
            [],
            0);
    }

    // "Arial-BoldMT", "Arial,Bold" and "LMRoman10-Regular" are styles and sizes of a family.
    private static string Family(string font)
    {
        var cut = font.IndexOfAny(['-', ',']);
        var family = (cut > 0 ? font[..cut] : font).Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        foreach (var style in Styles)
        {
            if (family.Length > style.Length + 2 && family.EndsWith(style, StringComparison.Ordinal)) family = family[..^style.Length].TrimEnd();
        }

        return family;
    }

    private static bool IsSymbols(string family) =>
        family.Contains("Symbol", StringComparison.OrdinalIgnoreCase) || family.Contains("Wingdings", StringComparison.OrdinalIgnoreCase)
        || family.Contains("Awesome", StringComparison.OrdinalIgnoreCase) || family.StartsWith("CM", StringComparison.Ordinal);
}
