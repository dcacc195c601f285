namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Where blank lines or wider gaps part a section's entries.</summary>
internal static class StudyBlocks
{
    private const int MostLines = 5;
    private const int FewestNames = 2;
    private const double Wider = 1.3;

    /// <summary>The first rows of blocks that hold what an entry does: names, and one date.</summary>
    public static HashSet<int> Of(List<Row> rows)
    {
        var pitch = rows.Select(row => row.Line.Layout.GapAbove).Where(gap => gap > 0).DefaultIfEmpty(0).Min();
        var starts = Enumerable.Range(0, rows.Count).Where(i => i == 0 || IsApart(rows[i - 1].Line, rows[i].Line, pitch)).Append(rows.Count).ToList();
        // Where each line stands by itself, gaps part nothing.
        return starts.Count - 1 > rows.Count * 0.7 ? AfterDates(rows) : [.. starts.Zip(starts.Skip(1)).Where(block => IsEntry(rows.GetRange(block.First, block.Second - block.First))).Select(block => block.First), .. AfterDates(rows)];
    }

    // Each entry ends with a line of its dates: of as many lines as the first is one of which no word says what it is.
    private static HashSet<int> AfterDates(List<Row> rows)
    {
        var dated = Enumerable.Range(0, rows.Count).Where(i => rows[i].Dates.Count > 0 && !rows[i].Line.IsBullet).ToList();
        if (dated.Count < 2 || dated[0] < FewestNames || !dated.TrueForAll(i => rows[i].Fields.Count == 0))
        {
            return [];
        }

        return [.. dated.Zip(dated.Skip(1)).Where(pair => pair.Second - pair.First == dated[0] + 1 && rows.GetRange(pair.First + 1, dated[0]).TrueForAll(IsName)).Select(pair => pair.First + 1)];
    }

    private static bool IsName(Row row) => row is { Line.IsBullet: false, School: null, Degree: null, Score: null, Fields.Count: > 0 } && !EducationDetails.Is(row.Line.Text) && !EducationDetails.IsLabelled(row.Line) && char.IsUpper(row.Line.Text[0]);

    private static bool IsApart(ResumeLine before, ResumeLine line, double pitch) => line.Index > before.LastIndex + 1 || (pitch > 0 && line.Layout.GapAbove > pitch * Wider);

    private static bool IsEntry(List<Row> rows) =>
        rows[0] is { Line.IsBullet: false } first && char.IsUpper(first.Line.Text[0]) && !EducationDetails.Is(first.Line.Text) && rows.FindIndex(row => row.Dates.Count > 0) is >= 0 and < MostLines
        && rows.Count(row => row.Dates.Count > 0) == 1 && rows.Exists(row => row.Dates.Count > 0 && !row.Line.IsBullet) && rows.Sum(row => row.Line.IsBullet ? 0 : row.Fields.Count) > 1;
}
