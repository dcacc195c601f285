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

    // What no name ends with; "at", "with" and a comma stand between two names.
    private static readonly Regex _open = new(@"(^| )(of|in|and|for|the|to|zur?|zum|und|für|der|des|im|de|du|des|la|le|et|en|pour|y|e|del|di|della|per|van|voor|och|og|i|&|do|da|w)$|&$", Options);

    private static readonly Regex _prose = new(@"^[)\]]?[.:]? +\p{Lu}\p{L}*( [\p{L}\p{Nd}\-'’]+){2}", Options);

    // Between the words of a sentence and its range.
    private static readonly Regex _between = new(@" (from|between|since|during|in|von|zwischen|seit|de|entre|desde|dal?|van) ([\p{L}.]+ )?[0-9]", Options | RegexOptions.IgnoreCase);

    /// <summary>Joins "Ausbildung zur" and "Mechatronikerin": the line's end is no end of the name.</summary>
    public static void Join(ResumeText text, List<ResumeLine> lines)
    {
        for (var i = 0; i < lines.Count - 1; i++)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (line is { IsBullet: false, Words: <= MostWords } && next is { IsBullet: false, Words: <= MostWords } && next.Layout.Breaks.Count == 0 && next.Index == line.LastIndex + 1 && line.Layout.Kind == next.Layout.Kind && line.Layout.Kind != LineKind.ListItemContinued
                && line.Layout.Bold == next.Layout.Bold && line.Layout.Italic == next.Layout.Italic && line.Layout.Column == next.Layout.Column && Math.Abs(line.Layout.FontSize - next.Layout.FontSize) < 0.1
                && char.IsUpper(line.Text[0]) && _open.IsMatch(line.Text) && DateReader.Find(text, line.Place).Count == 0)
            {
                var place = line.Place with { End = next.Place.End };
                lines[i] = new ResumeLine(line.Index, place, place.Of(text.Text).Replace('\n', ' '), Glyph: null, line.Layout) { LastIndex = next.Index };
                lines.RemoveAt(i + 1);
                i--;
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

            if (!IsHead(text, line, date))
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

    // "Managed the depot from 2016 to 2018" heads nothing.
    private static bool IsHead(ResumeText text, ResumeLine line, ParsedDate date) =>
        !_between.IsMatch(text.Text[line.Place.Start..date.Place.End])
        && ResumeLine.Of(text.Text, line.Index, line.Place.Start, date.Place.Start, line.Layout) is var head && (TitleWords.IsTitle(head.Text) || Segments.Of(text, [head], []).Count > 1);
}
