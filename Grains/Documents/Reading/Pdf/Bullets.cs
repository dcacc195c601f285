using System.Buffers;
using System.Globalization;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The sign that begins an item of a list.</summary>
internal static class Bullets
{
    public const string Mark = "• ";

    private static readonly SearchValues<char> Signs = SearchValues.Create("•●▪◦‣■□○·∙⁃➢➤►▸▶❖✓✔»›⦁⚫◆◇❑❒");

    // Signs that mean something else inside a text, and a letter that programs use for a hollow bullet.
    private static readonly SearchValues<char> Ambiguous = SearchValues.Create("–—-−*o");

    /// <summary>How many characters at the line's start are its bullet, with the blanks behind; 0 where it begins otherwise.</summary>
    public static int Length(string line)
    {
        if (line.Length == 0)
            return 0;

        var next = 1;
        while (next < line.Length && line[next] == ' ')
            next++;
        if (Signs.Contains(line[0]))
            return next;

        var standsAlone = next > 1 && next < line.Length;
        return Ambiguous.Contains(line[0]) && standsAlone && (char.IsLetter(line[next]) || IsSign(line[next])) ? next : 0;
    }

    private static bool IsSign(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;
}
