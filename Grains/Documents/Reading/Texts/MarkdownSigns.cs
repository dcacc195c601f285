using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Documents.Reading.Texts;

/// <summary>Tells Markdown from a plain text that happens to have a dash or a star.</summary>
internal static class MarkdownSigns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture;

    private static readonly Regex Heading = new(@"^ {0,3}#{1,6} +\S", Options);
    private static readonly Regex Underlined = new(@"^\S.*\r?\n(={3,}|-{3,})\r?$", Options);
    private static readonly Regex Link = new(@"\[[^\]\r\n]+\]\((https?:|mailto:|tel:)[^)\s]+\)", Options);
    private static readonly Regex Strong = new(@"(\*\*|__)\S[^*_\r\n]*\S(\*\*|__)", Options);
    private static readonly Regex Item = new(@"^ {0,6}[*+-] +\S", Options);

    /// <summary>A heading with a number sign beside another sign, or two other signs: one alone is found in plain texts too.</summary>
    public static bool Shows(string text)
    {
        var headings = Heading.Count(text);
        var signs = (Underlined.IsMatch(text) ? 1 : 0) + (Link.IsMatch(text) ? 2 : 0) + (Strong.IsMatch(text) ? 1 : 0)
            + (Item.IsMatch(text) ? 1 : 0);
        return headings >= 2 || (headings == 1 && signs >= 1) || signs >= 2;
    }
}
