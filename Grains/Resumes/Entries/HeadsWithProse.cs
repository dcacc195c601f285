using System.Text.RegularExpressions;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>A heading of an entry with prose behind it on its line.</summary>
internal static class HeadsWithProse
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int FewestWords = 8;
    private const int ShortestHead = 4;

    private static readonly Regex _prose = new(@"^[)\]]?[.:]? +\p{Lu}\p{L}*( [\p{L}\p{Nd}\-'’]+){2}", Options);

    // Between the words of a sentence and its range.
    private static readonly Regex _between = new(@" (from|between|since|during|in|von|zwischen|seit|de|entre|desde|dal?|van) ([\p{L}.]+ )?[0-9]", Options | RegexOptions.IgnoreCase);

    /// <summary>Parts "Reporter, Example Gazette, 2019–2023. Covered courts and the council.": what stands behind the range tells of the job.</summary>
    public static void Part(ResumeText text, List<ResumeLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsBullet || line.Words < FewestWords || line.Layout.Kind == LineKind.ListItemContinued || DateReader.Find(text, line.Place) is not [{ } date] || (date.End is null && !date.Current)
                || date.Place.Start - line.Place.Start is < ShortestHead or > EntryBlocks.MostHeadCharacters || !IsHead(text, line, date))
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
