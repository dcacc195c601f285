namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Rows of one column, or across columns, that are read from the top down before the next block.</summary>
/// <param name="Column">From 0; -1 across columns.</param>
/// <param name="Rows">At least one.</param>
internal sealed record Block(int Column, List<Row> Rows)
{
    private const int MostColumns = 3;
    private const int MostHeadRows = 6;
    private const double Centred = 0.1;
    private const double Inset = 0.05;

    /// <summary>A page's blocks in reading order.</summary>
    public static List<Block> Of(List<Segment> segments, PdfMeter meter)
    {
        var blocks = new List<Block>();
        Split(Row.Of(segments), column: 0, across: -1, MostColumns - 1, blocks, meter);
        var columns = blocks.Exists(block => block.Column > 0);
        return columns ? blocks : [.. blocks.Select(block => block with { Column = 0 })];
    }

    private static int Split(List<Row> rows, int column, int across, int depth, List<Block> blocks, PdfMeter meter)
    {
        if (rows.Count == 0)
            return column;

        var (x, zones) = depth > 0 ? Gutter.Best(rows, meter) : (0, []);
        if (zones.Count == 0)
            return Cells(rows, column, blocks, meter);

        var (last, at) = (column, 0);
        foreach (var zone in zones)
        {
            var start = zone.Start.Value + Head(rows[zone], x);
            last = Math.Max(last, Across(rows[at..start], column, across, depth, blocks, meter));
            var (left, right) = (new List<Segment>(), new List<Segment>());
            foreach (var segment in rows[start..zone.End].SelectMany(row => row.Segments))
                (Gutter.Side(segment, x) < 0 ? left : right).Add(segment);

            last = Math.Max(last, Split(Row.Of(left), column, column, depth - 1, blocks, meter));
            last = Math.Max(last, Split(Row.Of(right), last + 1, last + 1, depth - 1, blocks, meter));
            at = zone.End.Value;
        }

        return Math.Max(last, Across(rows[at..], column, across, depth, blocks, meter));
    }

    /// <summary>Rows without columns, but for those of grids, whose cells are read one after the other.</summary>
    private static int Cells(List<Row> rows, int column, List<Block> blocks, PdfMeter meter)
    {
        var at = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (Grid.At(rows, i, meter) is not { } grid)
                continue;

            if (i > at)
                blocks.Add(new Block(column, rows[at..i]));
            for (var cell = 0; cell < grid.Columns; cell++)
                blocks.Add(new Block(column, grid.Column(cell)));
            at = grid.End;
            i = at - 1;
        }

        if (at < rows.Count)
            blocks.Add(new Block(column, rows[at..]));
        return column;
    }

    /// <summary>
    /// How many rows at the top are no part of the columns below them: a title over the right one only, or lines in the middle of
    /// the page whose fields happen to leave the gutter free.
    /// </summary>
    private static int Head(List<Row> zone, double x)
    {
        var title = zone.TakeWhile(row => row.Segments.All(segment => Gutter.Side(segment, x) > 0)).Count();
        if (title is 0 or > MostHeadRows || zone.Take(title).Max(row => row.Size) <= zone.Skip(title).Max(row => row.Size))
            title = 0;

        var (left, right) = (zone.Min(row => row.Left), zone.Max(row => row.Right));
        var centred = zone.Skip(title).TakeWhile(row =>
            Math.Abs(row.Left + row.Right - left - right) < Centred * (right - left)
            && row.Left - left > Inset * (right - left)
            && row.Left < x && row.Right > x).Count();
        return centred <= MostHeadRows ? title + centred : title;
    }

    private static int Across(List<Row> rows, int column, int across, int depth, List<Block> blocks, PdfMeter meter)
    {
        if (rows.Count == 0)
            return column;

        var start = blocks.Count;
        var last = Split(rows, column, across, depth - 1, blocks, meter);
        if (blocks.Count == start + 1)
            blocks[start] = blocks[start] with { Column = across };
        return last;
    }
}
