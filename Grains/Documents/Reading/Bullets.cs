using System.Globalization;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>The glyphs that begin an item of a list, whatever font or program they come from.</summary>
internal static class Bullets
{
    /// <summary>How an item begins in the text.</summary>
    public const string Mark = "• ";

    // Never the first character of a sentence, so that no space is needed behind them.
    private const string Sure = "•●▪◦‣⁃∙○■□▸►➢➤➔➜✓✔❖◆◇❑❒♦▶▻◾◼⦿⚫⬤";

    // Also signs of punctuation or letters: only with a space behind them.
    private const string WithSpace = "-–—*·+>»›→★☆";

    // Symbol and Wingdings glyphs, as Word writes them into the private use area.
    private const string PrivateUse = "\uF0B7\uF0A7\uF0D8\uF076\uF0FC\uF06E\uF0A8\uF0E0\uF071\uF075\uF0DE\uF0BE\uF02D\uF0AA\uF0F0\uF0B2";

    // The same glyphs as characters that have a meaning, in the same order.
    private const string PrivateUseShown = "•▪➢❖✓■◻→❑◆\uFFFD\uFFFD−✦⇨\uFFFD";

    /// <summary>True for a character that is a bullet wherever a line begins with it.</summary>
    public static bool IsSure(char c) => Sure.Contains(c, StringComparison.Ordinal) || PrivateUse.Contains(c, StringComparison.Ordinal);

    /// <summary>What a person sees of the glyph that a line begins with, or of a list's.</summary>
    public static string Shown(char glyph)
    {
        var known = PrivateUse.IndexOf(glyph, StringComparison.Ordinal);
        return (known >= 0 ? PrivateUseShown[known] : char.GetUnicodeCategory(glyph) == UnicodeCategory.PrivateUse || char.IsSurrogate(glyph) ? '\uFFFD' : glyph).ToString();
    }

    /// <summary>
    /// True for a line that begins with a bullet: <paramref name="rest"/> is what follows the <paramref name="glyph"/>, which may be nothing.
    /// </summary>
    public static bool TryStrip(ReadOnlySpan<char> line, out char glyph, out ReadOnlySpan<char> rest)
    {
        glyph = '\0';
        rest = line.TrimStart(" \t\u00A0\u200B");
        if (rest.IsEmpty)
        {
            return false;
        }

        glyph = rest[0];
        var behind = rest[1..];
        var spaced = behind.IsEmpty || char.IsWhiteSpace(behind[0]);
        if (IsSure(glyph) || (spaced && !behind.IsEmpty && (WithSpace.Contains(glyph, StringComparison.Ordinal) || IsLetterO(glyph, behind))))
        {
            rest = behind.TrimStart(" \t\u00A0\u200B");
            return true;
        }

        return false;
    }

    // Word's second level is an "o" of Courier: alone before a capital letter it is no word.
    private static bool IsLetterO(char glyph, ReadOnlySpan<char> behind) =>
        glyph == 'o' && behind.TrimStart() is [var first, ..] && char.IsUpper(first);
}
