using System.Net;
using System.Text;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// A web page without any styles, as programs put it into documents and people into Markdown. One with styles may show its text in any way or not at all,
/// which takes a browser to tell: it is not read.
/// </summary>
internal static class PlainHtml
{
    private static readonly string[] Styled = ["<style", "<link", "<script", "<font", "<body text", "style=", "class=", "id=", "color=", " hidden", "<iframe", "<object", "<svg", "<template", "<details", "<![cdata["];

    /// <summary>Its lines; null where it cannot be told what a person sees of it.</summary>
    public static IReadOnlyList<string>? Lines(string? page)
    {
        if (page?.TrimStart() is not ['<', ..] || Styled.Any(sign => page.Contains(sign, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var lines = new List<string>();
        var line = new StringBuilder();
        var rest = page.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = rest.IndexOf('<');
            var text = start < 0 ? rest : rest[..start];
            line.Append(WebUtility.HtmlDecode(text.ToString()).ReplaceLineEndings(" "));
            rest = start < 0 ? [] : Tag(rest[start..], line, lines);
        }

        End(line, lines);
        return lines;
    }

    // What is behind the tag, a comment or the head.
    private static ReadOnlySpan<char> Tag(ReadOnlySpan<char> rest, StringBuilder line, List<string> lines)
    {
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            return Behind(rest, "-->");
        }

        if (Is(rest, "head") || Is(rest, "title"))
        {
            return Behind(rest, Is(rest, "head") ? "</head>" : "</title>");
        }

        var name = rest[(rest.StartsWith("</", StringComparison.Ordinal) ? 2 : 1)..];
        var length = name.IndexOfAnyExcept(_letters);
        switch (name[..(length < 0 ? name.Length : length)].ToString().ToLowerInvariant())
        {
            case "b" or "i" or "em" or "strong" or "u" or "a" or "span" or "small" or "sub" or "sup" or "abbr" or "code":
                break;
            case "td" or "th":
                line.Append('\t');
                break;
            case "li" when rest[1] != '/':
                End(line, lines);
                line.Append(Bullets.Mark);
                break;
            default:
                End(line, lines);
                break;
        }

        return Behind(rest, ">");
    }

    private static bool Is(ReadOnlySpan<char> rest, string tag) =>
        rest[1..].StartsWith(tag, StringComparison.OrdinalIgnoreCase) && rest.Length > tag.Length + 1 && rest[tag.Length + 1] is '>' or ' ';

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> rest, string end)
    {
        var at = rest.IndexOf(end, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? [] : rest[(at + end.Length)..];
    }

    private static void End(StringBuilder line, List<string> lines)
    {
        if (line.Length > 0)
        {
            lines.Add(line.ToString());
            line.Clear();
        }
    }

    private static readonly System.Buffers.SearchValues<char> _letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
