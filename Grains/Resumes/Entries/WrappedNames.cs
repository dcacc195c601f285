using System.Text.RegularExpressions;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Headings of entries where a line is not one: a name over two lines of a narrow column, and a heading with prose behind it on its line.</summary>
internal static class WrappedNames
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MostWords = 9;
    private const int MostHeadCharacters = 110;

    // What no name ends with.
    private static readonly Regex _open = new(@"(^| )(of|in|and|for|the|to|at|with|from|zur?|zum|und|für|der|des|im|de|du|des|la|le|et|en|pour|y|e|del|di|della|per|van|voor|och|og|i|&|do|da|w)$|[,/&]$", Options);

    private static readonly Regex _prose = new(@"^[)\]]?[.:]? +\p{Lu}\p{L}*( [\p{L}\p{Nd}\-'’]+){2}", Options);

    /// <summary>Joins "Ausbildung zur" and "Mechatronikerin": the line's end is no end of the name.</summary>
    public static void Join(ResumeText text, List<ResumeLine> lines)
    {
        for (var i = 0; i < lines.Count - 1; i++)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (line is { IsBullet: false, Words: <= MostWords } && next is { IsBullet: false, Words: <= MostWords } && next.Index == line.Index + 1 && line.Layout.Kind == next.Layout.Kind && line.Layout.Kind != LineKind.ListItemContinued
                && line.Layout.Bold == next.Layout.Bold && line.Layout.Italic == next.Layout.Italic && line.Layout.Column == next.Layout.Column && Math.Abs(line.Layout.FontSize - next.Layout.FontSize) < 0.1
                && char.IsUpper(line.Text[0]) && _open.IsMatch(line.Text) && DateReader.Find(text, line.Place).Count == 0)
            {
                var place = line.Place with { End = next.Place.End };
                lines[i] = new ResumeLine(line.Index, place, place.Of(text.Text).Replace('\n', ' '), Glyph: null, line.Layout);
                lines.RemoveAt(i + 1);
            }
        }
    }

    /// <summary>Parts "Reporter, Example Gazette, 2019–2023. Covered courts and the council.": what stands behind the range tells of the job.</summary>
    public static void Part(ResumeText text, List<ResumeLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBullet || line.Words < 8 || line.Layout.Kind == LineKind.ListItemContinued || DateReader.Find(text, line.Place) is not [{ } date] || (date.End is null && !date.Current)
                || date.Place.Start - line.Place.Start is < 4 or > MostHeadCharacters)
            {
                continue;
            }

            var rest = text.Text[date.Place.End..line.Place.End];
            if (_prose.IsMatch(rest) && (rest[0] is '.' or ':' || rest.StartsWith(").", StringComparison.Ordinal) || line.Text[^1] == '.'))
            {
                var edge = date.Place.End + (rest[0] is ')' or ']' ? 1 : 0);
                lines[i] = ResumeLine.Of(text.Text, line.Index, line.Place.Start, edge, line.Layout);
                lines.Insert(i + 1, ResumeLine.Of(text.Text, line.Index, edge + (text.Text[edge] is '.' or ':' ? 1 : 0), line.Place.End, line.Layout with { Kind = LineKind.ListItemContinued, Bold = false }));
                i++;
            }
        }
    }
}
