namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What stands left and right of a gutter, from the top down: two columns, or fields of one.</summary>
/// <param name="Left">Rows left of it.</param>
/// <param name="Right">Rows right of it.</param>
/// <param name="Level">How many stand on both sides.</param>
/// <param name="Overhangs">How many reach into it.</param>
/// <param name="Headings">How many stand on both sides, with a heading on the one alone: on the left, and on the right.</param>
internal sealed record Sides(List<Row> Left, List<Row> Right, int Level, int Overhangs, (int Left, int Right) Headings)
{
    private const double Independent = 0.25;
    private const double Dense = 0.65;
    private const double Flush = 0.75;
    private const double HalfFlush = 0.5;
    private const double Larger = 1.12;
    private const double FlushPoints = 1.5;
    private const double LinePitch = 2.2;
    private const double ProseWidth = 10;
    private const double Figures = 0.4;

    public static Sides Of(List<Row> rows, double x, double halfWidth)
    {
        var (left, right) = (new List<Row>(), new List<Row>());
        var (level, overhangs, headings) = (0, 0, (Left: 0, Right: 0));
        var sizes = rows.SelectMany(row => row.Segments).Select(segment => segment.Size).Order().ToList();
        var body = sizes[sizes.Count / 2];
        foreach (var row in Beside(rows, x))
        {
            var isLeft = row.Segments.Where(segment => Gutter.Side(segment, x) < 0).ToArray();
            var isRight = row.Segments.Where(segment => Gutter.Side(segment, x) > 0).ToArray();
            if (isLeft.Length > 0)
                left.Add(new Row(isLeft));
            if (isRight.Length > 0)
                right.Add(new Row(isRight));
            if (isLeft.Length > 0 && isRight.Length > 0)
            {
                level++;
                headings.Left += isLeft.Any(IsHeading) && !isRight.Any(IsHeading) ? 1 : 0;
                headings.Right += isRight.Any(IsHeading) && !isLeft.Any(IsHeading) ? 1 : 0;
            }

            if (row.Segments.Any(segment => segment.Left < x + halfWidth && segment.Right > x - halfWidth))
                overhangs++;
        }

        return new Sides(left, right, level, overhangs, headings);

        bool IsHeading(Segment segment) => segment.Size >= Larger * body;
    }

    /// <summary>
    /// Columns run on without regard to each other. Dates at the end of titles, labels before their values and the cells of a
    /// table are level with what they belong to: level rows are columns only where both sides look like prose.
    /// </summary>
    public bool AreColumns(int fewestRows, double mostOverhang)
    {
        if (Left.Count < fewestRows || Right.Count < fewestRows || Overhangs > mostOverhang * (Left.Count + Right.Count))
            return false;

        if (IsRail(Left) || IsRail(Right))
            return false;

        // Fields at the right of a title are no headings: where each side has its own, beside the text of the other, both are columns.
        return (Alone(Left) >= Independent && Alone(Right) >= Independent) || (IsProse(Left) && IsProse(Right))
            || (Headings is { Left: > 0, Right: > 0 } && IsFlush(Left) && IsFlush(Right));
    }

    /// <summary>From where both sides have begun to where one ends: a head or tail over one side tells nothing.</summary>
    private static List<Row> Beside(List<Row> rows, double x)
    {
        var first = Math.Max(rows.FindIndex(row => IsOn(row, -1)), rows.FindIndex(row => IsOn(row, 1)));
        var last = Math.Min(rows.FindLastIndex(row => IsOn(row, -1)), rows.FindLastIndex(row => IsOn(row, 1)));
        return first < 0 || last < first ? [] : rows[first..(last + 1)];

        bool IsOn(Row row, int side) => row.Segments.Any(segment => Gutter.Side(segment, x) == side);
    }

    /// <summary>Dates beside what they date: half of the rows are figures.</summary>
    private static bool IsRail(List<Row> side) => 2 * side.Count(row =>
    {
        var signs = row.Segments.SelectMany(segment => segment.Glyphs).SelectMany(glyph => glyph.Text).Where(char.IsLetterOrDigit).ToList();
        return signs.Count(char.IsAsciiDigit) >= Figures * signs.Count;
    }) >= side.Count;

    private double Alone(List<Row> side) => (side.Count - Level) / (double)side.Count;

    private static bool IsFlush(List<Row> side) => side.Max(row => side.Count(other => Math.Abs(other.Left - row.Left) <= FlushPoints)) >= HalfFlush * side.Count;

    private static bool IsProse(List<Row> side)
    {
        var close = side.Zip(side.Skip(1)).Count(pair => pair.First.Baseline - pair.Second.Baseline <= LinePitch * pair.First.Size);
        var flush = side.Max(row => side.Count(other => Math.Abs(other.Left - row.Left) <= FlushPoints));
        return close >= Dense * (side.Count - 1)
            && flush >= Flush * side.Count
            && side.Average(row => (row.Right - row.Left) / Math.Max(1, row.Size)) >= ProseWidth;
    }
}
