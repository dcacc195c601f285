using System.Globalization;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The characters that a glyph stands for, as a person would type them.</summary>
internal static class GlyphText
{
    /// <summary>Ligatures as letters, every space as a blank, no control characters; empty where the character is not known.</summary>
    public static string Of(string? value, bool symbolic)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        if (value.Length == 1 && char.IsAsciiLetterOrDigit(value[0]))
            return value;

        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            // Fonts of signs keep their codes in this part of the private-use area; their bullets are the only ones read.
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

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    private static bool IsBullet(int code, bool symbolic) =>
        code is 0xF0B7 or 0xF0A7 || (symbolic && code is 0xF02D or 0xF06C or 0xF06E or 0xF071 or 0xF076 or 0xF0A8 or 0xF0D8 or 0xF0FC or 0xF0E0);

    private static bool IsText(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && (rune.Value is 0x00AD or 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format);
}
