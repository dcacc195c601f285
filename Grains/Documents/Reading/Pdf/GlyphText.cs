using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The characters that a glyph stands for, as a person would type them.</summary>
internal static class GlyphText
{
    private const int PrivateUse = 0xF000;

    // Discs, squares, diamonds, arrows and ticks.
    private const string WingdingsBullets = "lmnopqrstuvwx§¨°·ØàèüþÜ";

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <summary>Ligatures as letters, every space as a blank, no control characters; empty where the character is not known.</summary>
    public static string Of(string? value, bool symbolic)
    {
        if (value is null)
            return "";

        // A replacement text that the library gives back empty was a soft hyphen.
        if (value.Length == 0)
            return "\u00AD";
        if (symbolic && value.Length == 1 && value[0] < PrivateUse)
            return WingdingsBullets.Contains(value[0]) ? "•" : "";
        if (value.Length == 1 && char.IsAsciiLetterOrDigit(value[0]))
            return value;

        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse)
                text.Append(IsBullet(rune.Value, symbolic) ? "•" : "");
            else if (Rune.IsWhiteSpace(rune))
                text.Append(' ');
            else if (rune.Value is >= 0xFB00 and <= 0xFB06)
                text.Append(Ligatures[rune.Value - 0xFB00]);
            else if (IsText(rune))
                text.Append(rune.ToString());
        }

        return text.ToString();
    }

    /// <summary>Fonts of signs keep their codes in this part of the private-use area; only their bullets are read.</summary>
    private static bool IsBullet(int code, bool symbolic) =>
        code is 0xF0B7 or 0xF0A7 || (symbolic && code is > PrivateUse and < PrivateUse + 0x100 && WingdingsBullets.Contains((char)(code - PrivateUse)));

    private static bool IsText(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && (rune.Value is 0x00AD or 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format);
}
