using System.Globalization;
using System.Text;

namespace OrleansResume.Api.Documents;

/// <summary>File names as callers send them: shown, never opened.</summary>
internal static class FileNames
{
    private const int Longest = 255;
    private const string Unnamed = "resume";

    /// <summary>Without folders, control characters and characters that turn the reading direction; 1 to 255 characters.</summary>
    public static string ForDisplay(string? sent)
    {
        var last = (sent ?? "").Split('/', '\\')[^1];
        var shown = new StringBuilder(Math.Min(last.Length, Longest));
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                || rune == Rune.ReplacementChar)
            {
                continue;
            }

            if (shown.Length + rune.Utf16SequenceLength > Longest)
            {
                break;
            }

            shown.Append(rune);
        }

        var name = shown.ToString().Trim();
        return name is "" or "." or ".." ? Unnamed : name;
    }
}
