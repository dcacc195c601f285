using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>
/// Short entries that stand side by side, which the text tells line by line: "German   French" above "fluent   basic". A line of
/// nothing but levels, or of nothing but dates, shows them.
/// </summary>
internal static class SideBySide
{
    /// <summary>The lines, those entries one after the other.</summary>
    public static IReadOnlyList<ResumeLine> Undone(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var lines = new List<ResumeLine>();
        for (var at = 0; at < section.Count;)
        {
            var first = Cells(text, section[at]);
            // With the dates on top the group ends where others begin, else where its own do.
            var isTop = Shows(text, section[at], isLast: true);
            var end = at + 1;
            while (first.Count > 1 && end < section.Count && Cells(text, section[end]).Count == first.Count && !Shows(text, section[isTop ? end : end - 1], isLast: true))
            {
                end++;
            }

            var rows = section.Skip(at).Take(end - at).Select(line => Cells(text, line)).ToList();
            var isShown = isTop ? rows.Count > 2 : rows.Count > 1 && !Shows(text, section[at], isLast: false) && section.Skip(at + 1).Take(end - at - 1).Any(line => Shows(text, line, isLast: false));
            if (isShown)
            {
                lines.AddRange(Enumerable.Range(0, first.Count).SelectMany(column => rows.Select(row => row[column])));
            }
            else
            {
                lines.AddRange(section.Skip(at).Take(end - at));
            }

            at = end;
        }

        return lines;
    }

    // A line of dates ends its entries; a line of levels may have more below it.
    private static bool Shows(ResumeText text, ResumeLine line, bool isLast)
    {
        var cells = Cells(text, line);
        return cells.Count > 1 && (cells.TrueForAll(cell => DateReader.Find(text, cell.Place) is [var date] && date.Place.Length >= cell.Place.Length - 2)
            || (!isLast && cells.TrueForAll(cell => ListReader.IsFluency(cell.Text))));
    }

    private static List<ResumeLine> Cells(ResumeText text, ResumeLine line)
    {
        if (line.IsBlank || line.IsBullet || line.Layout.Breaks.Count == 0 || line.Text.Length > ReadingBounds.LineThatIsCut)
        {
            return [line];
        }

        List<int> edges = [line.Place.Start, .. text.GapsOf(line), line.Place.End];
        return [.. edges.Zip(edges.Skip(1)).Select(edge => ResumeLine.Of(text.Text, line.Index, edge.First, edge.Second, line.Layout with { Breaks = [] }))];
    }
}
