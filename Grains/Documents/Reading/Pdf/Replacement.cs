namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// What a file says that a run of glyphs stands for (ActualText), against what the glyphs themselves say. It is honest for
/// ligatures, signs and hyphens; other words under the words that a person sees are hidden text.
/// </summary>
internal static class Replacement
{
    // Characters that a sign without a known one may stand for, and a run of them beside one each.
    private const int MostPerSign = 4;
    private const int MostPerUnknown = 2;

    // What a picture may be called: "LinkedIn", "Telephone".
    private const int LongestCaption = 12;

    /// <summary>How the run reads.</summary>
    public enum Verdict
    {
        /// <summary>As its glyphs say.</summary>
        Glyphs,

        /// <summary>As the replacement says.</summary>
        Text,

        /// <summary>As its glyphs say; the replacement is text that no person sees.</summary>
        Lie,
    }

    /// <param name="text">The replacement, clean.</param>
    /// <param name="glyphs">What each glyph says, clean; null or empty where nothing is known of it.</param>
    public static Verdict Judge(string text, IReadOnlyList<string?> glyphs)
    {
        var own = string.Concat(glyphs.Select(glyph => glyph ?? ""));
        var unknown = glyphs.Count(string.IsNullOrEmpty);
        var (claimed, shown) = (Letters(text), Letters(own));
        if (unknown > 0)
        {
            var most = unknown == 1 ? glyphs.Count - 1 + MostPerSign : glyphs.Count + (MostPerUnknown * unknown);
            return text.Length <= most && IsWithin(shown, claimed) ? Verdict.Text : IsCaption(text, glyphs) ? Verdict.Glyphs : Verdict.Lie;
        }

        if (claimed == shown)
            return own.Length <= MostPerSign && text.Length <= MostPerSign ? Verdict.Text : Verdict.Glyphs;

        // A ligature of which the font knows the first letter.
        if (glyphs.Count == 1 && shown.Length > 0 && claimed.Length < MostPerSign && claimed.StartsWith(shown, StringComparison.Ordinal))
            return Verdict.Text;

        return claimed.Length < MostPerSign || IsSame(claimed, shown) || IsAccented(claimed, shown) || (shown.Length == 0 && IsCaption(text, glyphs))
            ? Verdict.Glyphs
            : Verdict.Lie;
    }

    /// <summary>More than a person's eye could find in a glyph of this width: no ligature is so narrow.</summary>
    /// <param name="text">What the font says that the glyph stands for, clean.</param>
    /// <param name="width">In ems; 0 where it is not known.</param>
    public static bool IsTooMuch(string text, double width)
    {
        const double narrowest = 0.18;
        var letters = text.Count(char.IsLetterOrDigit);
        return letters > 1 && (letters > MostPerSign || (width > 0 && letters * narrowest > width));
    }

    /// <summary>It names a sign, and is no message.</summary>
    public static bool IsCaption(string text) => text.Length <= LongestCaption;

    private static bool IsCaption(string text, IReadOnlyList<string?> glyphs) => glyphs.Count == 1 && IsCaption(text);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>A script that runs to the left may be told in either order.</summary>
    private static bool IsSame(string one, string other) =>
        one.Length == other.Length && one.Order().SequenceEqual(other.Order());

    /// <summary>Accents may be glyphs of their own, which say no letter.</summary>
    private static bool IsAccented(string claimed, string shown) =>
        claimed.Length <= shown.Length && IsWithin(string.Concat(claimed.Where(char.IsAscii)), shown) && claimed.Count(char.IsAscii) * 2 > shown.Length;

    /// <summary>All letters of the one stand in the other, in their order.</summary>
    private static bool IsWithin(string letters, string text)
    {
        var found = 0;
        foreach (var letter in text)
        {
            if (found < letters.Length && letters[found] == letter)
                found++;
        }

        return found == letters.Length;
    }
}
