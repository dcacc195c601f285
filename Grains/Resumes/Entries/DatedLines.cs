using System.Text.RegularExpressions;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>
/// A section's lines with their dates, put right where the page puts a date elsewhere than the text does: in a margin beside a
/// bullet, over two lines, or before an open dash.
/// </summary>
internal static class DatedLines
{
    private static readonly Regex _duration = new(
        @"^(\d{1,2}\s*(years?|yrs?|months?|mos?)\.?[\s,]*){1,2}$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private const int MostPieces = 3;

    /// <summary>The lines that hold something, without page headers and footers, and each one's dates.</summary>
    public static (List<ResumeLine> Lines, List<List<ParsedDate>> Dates) Of(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var lines = section.Where(line => !line.IsBlank && line.Layout.Kind is not (LineKind.Header or LineKind.Footer)).ToList();
        var margins = new Dictionary<int, List<ParsedDate>>();
        WrappedNames.Join(text, lines);
        // Before the margins, which are told by the lines' numbers.
        HeadsWithProse.Part(text, lines);
        Unmargin(text, lines, margins);
        var dates = lines.ConvertAll(line => line.IsBullet ? [] : DateReader.Find(text, line.Place));
        foreach (var (line, beside) in margins)
        {
            if (dates[line].Count == 0)
            {
                dates[line].AddRange(beside);
            }
        }

        Join(text, lines, dates);
        WrappedDates.Join(text, lines, dates);
        for (var i = 0; i < lines.Count; i++)
        {
            Open(text, lines[i], dates[i]);
        }

        return (lines, dates);
    }

    // A column of dates at the right reads as the end of the bullets beside it: it belongs to the heading line above them.
    private static void Unmargin(ResumeText text, List<ResumeLine> lines, Dictionary<int, List<ParsedDate>> margins)
    {
        var head = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!line.IsBullet && line.Layout.Kind != LineKind.ListItemContinued)
            {
                head = i;
                continue;
            }

            if (line.Layout.Breaks is not [.., var edge])
            {
                continue;
            }

            var start = text.StartOf(line) + edge;
            if (start <= line.Place.Start || start >= line.Place.End)
            {
                continue;
            }

            var tail = new Stretch(start, line.Place.End);
            var dates = DateReader.Find(text, tail);
            var isDate = dates is [var date] && date.Place.Length >= tail.Of(text.Text).Trim().Length - 2 && (date.End is not null || date.Current);
            if (!isDate && !_duration.IsMatch(tail.Of(text.Text).Trim()))
            {
                continue;
            }

            lines[i] = Shortened(text, line, start);
            if (isDate && head >= 0 && !margins.ContainsKey(head))
            {
                margins[head] = dates;
            }
        }
    }

    // "April 2020 -" and "to date" below it; in a narrow column "Jan", "2019 –", "Mar" and "2021".
    private static void Join(ResumeText text, List<ResumeLine> lines, List<List<ParsedDate>> dates)
    {
        for (var i = 0; i < lines.Count - 1; i++)
        {
            for (var count = Pieces(lines, i); count > 0; count--)
            {
                var (line, last) = (lines[i], lines[i + count]);
                var all = DateReader.Find(text, new Stretch(line.Place.Start, last.Place.End));
                if (all is [.., var range] && range.Place.Start < line.Place.End && range.Place.End >= last.Place.End - 1 && range.Place.End > last.Place.Start
                    && (range.End is not null || range.Current))
                {
                    dates[i].RemoveAll(date => date.Place.End > range.Place.Start);
                    dates[i].Add(range);
                    lines.RemoveRange(i + 1, count);
                    dates.RemoveRange(i + 1, count);
                    break;
                }
            }
        }
    }

    // How many lines below may be the rest of a date: short ones, one directly below the other.
    private static int Pieces(List<ResumeLine> lines, int at)
    {
        var count = 0;
        while (count < MostPieces && at + count + 1 < lines.Count && lines[at + count] is { IsBullet: false } line && lines[at + count + 1] is { IsBullet: false, Words: <= 3 } next
            && next.Index == line.LastIndex + 1 && (count == 0 || line.Words <= 3))
        {
            count++;
        }

        return count;
    }

    /// <summary>Where a date that goes on in the next line ends in this one: before what stands beside its column.</summary>
    public static int EndInColumn(ResumeText text, ResumeLine line, int start)
    {
        var from = text.StartOf(line);
        return line.Layout.Breaks.Select(offset => from + offset).Where(edge => edge > start && edge - start <= WidestColumn && edge < line.Place.End && IsOfADate(text.Text[start..edge])).Append(-1).Max() is > 0 and var end ? end : line.Place.End;
    }

    // In characters: a column of dates is no wider.
    private const int WidestColumn = 60;

    private static bool IsOfADate(string words) => words.Split([' ', '.', ',', '–', '—', '-'], StringSplitOptions.RemoveEmptyEntries).All(word => !word.Any(char.IsLetter) || DateWords.Month(word) is not null);

    // "Oct. 2019 – | Senior Lecturer": nothing stands behind the dash, so it lasts.
    private static void Open(ResumeText text, ResumeLine line, List<ParsedDate> dates)
    {
        if (line.Text.Length > ReadingBounds.LineThatIsCut)
        {
            return;
        }

        for (var i = 0; i < dates.Count; i++)
        {
            var date = dates[i];
            if (date.End is not null || date.Current || date.Place.Start < line.Place.Start || date.Place.End > line.Place.End)
            {
                continue;
            }

            var start = text.StartOf(line);
            var edge = line.Layout.Breaks.Select(offset => start + offset).FirstOrDefault(offset => offset >= date.Place.End, line.Place.End);
            var rest = text.Text[date.Place.End..Math.Max(date.Place.End, Math.Min(edge, line.Place.End))].Trim();
            if (rest is "-" or "–" or "—")
            {
                dates[i] = date with { Current = true, Place = date.Place with { End = Math.Min(edge, line.Place.End) } };
            }
        }
    }

    private static ResumeLine Shortened(ResumeText text, ResumeLine line, int end)
    {
        while (end > line.Place.Start && char.IsWhiteSpace(text.Text[end - 1]))
        {
            end--;
        }

        return new ResumeLine(line.Index, line.Place with { End = end }, text.Text[line.Place.Start..end], line.Glyph, line.Layout);
    }
}
