namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Rows of one column, or across columns, that are read from the top down before the next block.</summary>
/// <param name="Column">From 0; -1 across columns.</param>
/// <param name="Rows">At least one.</param>
internal sealed record Block(int Column, List<Row> Rows)
{
    private const int MostColumns = 3;
    private const int MostHeadRows = 6;

    /// <summary>A page's blocks in reading order.</summary>
    public static List<Block> Of(List<Segment> segments)
    {
        var blocks = new List<Block>();
        Split(Row.Of(segments), column: 0, MostColumns - 1, blocks);
        var columns = blocks.Exists(block => block.Column > 0);
        return columns ? blocks : [.. blocks.Select(block => block with { Column = 0 })];
    }

    private static int Split(List<Row> rows, int column, int depth, List<Block> blocks)
    {
        if (rows.Count == 0)
            return column;

        var (x, zones) = depth > 0 ? Gutter.Best(rows) : (0, []);
        if (zones.Count == 0)
        {
            blocks.Add(new Block(column, rows));
            return column;
        }

        var (last, at) = (column, 0);
        foreach (var zone in zones)
        {
            var start = zone.Start.Value + Head(rows[zone], x);
            Across(rows[at..start], column, depth, blocks);
            var (left, right) = (new List<Segment>(), new List<Segment>());
            foreach (var segment in rows[start..zone.End].SelectMany(row => row.Segments))
                (Gutter.Side(segment, x) < 0 ? left : right).Add(segment);

            last = Math.Max(last, Split(Row.Of(left), column, depth - 1, blocks));
            last = Math.Max(last, Split(Row.Of(right), last + 1, depth - 1, blocks));
            at = zone.End.Value;
        }

        Across(rows[at..], column, depth, blocks);
        return last;
    }

    /// <summary>What stands above the columns, over the right one only: a name, which is read before the left one.</summary>
    private static int Head(List<Row> zone, double x)
    {
        var head = zone.TakeWhile(row => row.Segments.All(segment => Gutter.Side(segment, x) > 0)).Count();
        return head <= MostHeadRows ? head : 0;
    }

    private static void Across(List<Row> rows, int column, int depth, List<Block> blocks)
    {
        if (rows.Count == 0)
            return;

        var inner = new List<Block>();
        Split(rows, column, depth - 1, inner);
        blocks.AddRange(inner.Count == 1 ? [new Block(-1, rows)] : inner);
    }
}
