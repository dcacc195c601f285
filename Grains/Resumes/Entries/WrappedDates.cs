using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>A range that goes on in the line below, since its column was too narrow: at the left, at the right, or alone there.</summary>
internal static class WrappedDates
{
    // "December 2015" and some blanks.
    private const int LongestRest = 20;

    /// <summary>"Feb. 2012 – Dec. | Research Assistant", and "2015" or "2015 | Example University" below it.</summary>
    public static void Join(ResumeText text, List<ResumeLine> lines, List<List<ParsedDate>> dates)
    {
        for (var i = lines.Count - 2; i >= 0; i--)
        {
            var (line, next) = (lines[i], lines[i + 1]);
            if (line.IsBullet || next.IsBullet || next.Index != line.LastIndex + 1 || dates[i] is not [{ End: null, Current: false } date] || date.Place.Start < line.Place.Start)
            {
                continue;
            }

            var (edges, below) = (text.GapsOf(line), text.GapsOf(next));
            if (date.Place.Start == line.Place.Start && DatedLines.EndInColumn(text, line, line.Place.Start) is var end && end < line.Place.End)
            {
                // Whole below, or the first of several cells.
                var rest = next.Place with { End = below.Count > 0 ? below[0] : next.Place.End };
                Wide(text, lines, dates, i, line.Place with { End = end }, rest, next.Place with { Start = rest.End });
            }
            else if (edges.Count > 0 && below.Count > 0 && date.Place.Start == edges[^1] && line.Text[^1] is '-' or '–' or '—')
            {
                Wide(text, lines, dates, i, line.Place with { Start = edges[^1] }, next.Place with { Start = below[^1] }, next.Place with { End = below[^1] });
            }
        }
    }

    // Read as it would stand in a wider column.
    private static void Wide(ResumeText text, List<ResumeLine> lines, List<List<ParsedDate>> dates, int at, Stretch column, Stretch rest, Stretch left)
    {
        var wide = $"{column.Of(text.Text).Trim()} {rest.Of(text.Text).Trim()}";
        if (rest.Length > LongestRest || DateReader.Find(ResumeText.Of(wide, new DocumentLayout(), text.Work, text.Habits), new Stretch(0, wide.Length)) is not [{ } range] || (range.End is null && !range.Current) || Ends(range.End) < Ends(range.Start) || range.Place.Start > 0 || range.Place.End < wide.Length)
        {
            return;
        }

        var next = lines[at + 1];
        dates[at][0] = range with { Place = new Stretch(column.Start, rest.End) };
        if (left.Length == 0)
        {
            lines.RemoveAt(at + 1);
            dates.RemoveAt(at + 1);
            return;
        }

        lines[at + 1] = ResumeLine.Of(text.Text, next.Index, left.Start, left.End, next.Layout);
        dates[at + 1] = DateReader.Find(text, lines[at + 1].Place);
    }

    // The year below an open range is another row's where it is earlier.
    private static int? Ends(PartialDate? date) => date is { } point ? (point.Year * 12) + (point.Month ?? 0) : null;
}
