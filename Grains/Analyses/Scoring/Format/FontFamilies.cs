using System.Collections.Frozen;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Families of fonts, by the names that files give them.</summary>
internal static class FontFamilies
{
    // "Arial-BoldMT" and "LMRoman10-Regular" are styles and sizes of a family.
    private static readonly string[] Styles =
        ["Bold", "Italic", "Oblique", "Regular", "Medium", "Light", "SemiBold", "Semibold", "Black", "Thin", "Roman", "Condensed", "Book", "MT", "PS", "ItalicMT", "BoldMT"];

    // On every computer that opens a resume, and their metric-compatible twins.
    private static readonly FrozenSet<string> Everywhere = new[]
    {
        "arial", "helvetica", "helveticaneue", "times", "timesnewroman", "timesnew", "calibri", "georgia", "cambria", "garamond", "verdana", "tahoma", "trebuchetms", "trebuchet",
        "bookantiqua", "palatino", "palatinolinotype", "centurygothic", "couriernew", "courier", "segoeui", "aptos", "liberationsans", "liberationserif", "carlito", "caladea", "arimo", "tinos",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Decorative =
    [
        "comicsans", "papyrus", "brushscript", "curlz", "jokerman", "chiller", "lucidahandwriting", "lucidacalligraphy", "bradleyhand", "kristen", "monotypecorsiva", "oldenglish",
        "blackadder", "freestylescript", "frenchscript", "edwardianscript", "vivaldi", "mistral", "algerian", "stencil", "impact", "ravie", "snapitc", "vladimirscript", "segoescript",
        "pacifico", "lobster", "dancingscript", "greatvibes", "zapfino", "snellroundhand", "chalkduster", "markerfelt", "noteworthy", "harrington", "juiceitc", "gigi",
    ];

    /// <summary>The families of text, without fonts of symbols, in the order of their names.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> fonts) =>
        [.. fonts.Select(Family).Where(f => f.Length > 0 && !IsSymbols(f)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Made to be looked at rather than read.</summary>
    public static bool IsDecorative(string family) => Array.Exists(Decorative, d => Plain(family).StartsWith(d, StringComparison.Ordinal));

    /// <summary>Installed wherever resumes are opened.</summary>
    public static bool IsEverywhere(string family) => Everywhere.Contains(Plain(family));

    private static string Plain(string family) => new([.. family.Where(char.IsLetter).Select(char.ToLowerInvariant)]);

    private static string Family(string font)
    {
        var cut = font.IndexOfAny(['-', ',']);
        var family = (cut > 0 ? font[..cut] : font).Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        foreach (var style in Styles)
        {
            if (family.Length > style.Length + 2 && family.EndsWith(style, StringComparison.Ordinal) && family is not "Times New Roman" and not "TimesNewRoman")
                family = family[..^style.Length].TrimEnd();
        }

        return family;
    }

    private static bool IsSymbols(string family) =>
        family.Contains("Symbol", StringComparison.OrdinalIgnoreCase) || family.Contains("Wingdings", StringComparison.OrdinalIgnoreCase)
        || family.Contains("Awesome", StringComparison.OrdinalIgnoreCase) || family.StartsWith("CM", StringComparison.Ordinal);
}
