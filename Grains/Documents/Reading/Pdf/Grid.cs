namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Cells side by side that are read one after the other, though they are level: short columns below headings that share a line,
/// and cards. A row whose cells look alike, and unlike what stands flush below them, begins one; of a table's rows and of fields
/// with their dates that is not so.
/// </summary>
internal sealed class Grid
{
    private const double Flush = 2;
    private const double MostIndent = 24;
    private const double Gap = 3;
    private const double Larger = 1.12;
    private const double Same = 0.3;
    private const double LinePitch = 2.2;
    private const double Figures = 0.4;
    private const int FewestBelow = 2;
    private const int MostCells = 4;
    private const int MostHeading = 45;

    private readonly List<Row> _rows;
    private readonly int _first;
    private readonly double[] _lefts;

    private Grid(List<Row> rows, int first)
    {
        (_rows, _first) = (rows, first);
        _lefts = [.. rows[first].Segments.Select(segment => segment.Left).Order()];
        End = Reach();
    }

    /// <summary>Behind its last row.</summary>
    public int End { get; }

    /// <summary>How many cells stand side by side.</summary>
    public int Columns => _lefts.Length;

    private IEnumerable<Row> Below => _rows[(_first + 1)..End];

    /// <summary>The grid that begins at a row; null where none does.</summary>
    public static Grid? At(List<Row> rows, int first, PdfMeter meter)
    {
        if (rows[first].Segments.Count is < 2 or > MostCells || !rows[first].Segments.All(IsHeading))
            return null;

        var grid = new Grid(rows, first);
        meter.Spend(grid.End - first);
        return grid.End - first - 1 >= FewestBelow && grid.IsOne() ? grid : null;
    }

    /// <summary>The rows of one of its columns, its heading first.</summary>
    public List<Row> Column(int index) => Row.Of(_rows[_first..End].SelectMany(row => row.Segments).Where(segment => Cell(segment) == index));

    private int Reach()
    {
        var (end, last) = (_first + 1, _first);
        for (; end < _rows.Count && Fits(_rows[end], isFirst: end == _first + 1) && !Begins(_rows[end]); end++)
        {
            if (_rows[end].Segments.Any(segment => Cell(segment) > 0))
                last = end;
        }

        // What goes on in the first column alone is its own, as long as it is close and no heading.
        var tail = last + 1;
        while (tail < end && _rows[tail - 1].Baseline - _rows[tail].Baseline <= LinePitch * _rows[tail].Size && !LooksLike(_rows[tail].Segments[0], _rows[_first].Segments[0]))
            tail++;
        return tail;
    }

    private bool Fits(Row row, bool isFirst)
    {
        foreach (var segment in row.Segments)
        {
            var cell = Cell(segment);
            var indent = cell < 0 ? -1 : segment.Left - _lefts[cell];
            if (cell < 0 || indent > (isFirst ? Flush : MostIndent) || (cell + 1 < _lefts.Length && segment.Right > _lefts[cell + 1] - Gap))
                return false;
        }

        return true;
    }

    // The next row of cards, or a heading over all.
    private bool Begins(Row row) => (row.Segments.Count > 1 && row.Segments.Count <= Columns && row.Segments.All(segment => LooksLike(segment, _rows[_first].Segments[0])) && !row.Segments.All(IsFigures) && IsBold(row.Segments[0]))
        || (row.Segments.Count == 1 && Cell(row.Segments[0]) == 0 && row.Size > Larger * _rows[_first].Size);

    private bool IsOne()
    {
        var heads = _rows[_first].Segments;
        var below = Below.ToList();
        if (heads.Any(head => !LooksLike(head, heads[0])) || Enumerable.Range(0, Columns).Any(column => !below.Exists(row => row.Segments.Any(segment => Cell(segment) == column))))
            return false;

        // Other headings may stand further down in the columns.
        var sizes = below.Select(row => row.Size).Order().ToList();
        if (heads.All(head => head.Size >= Larger * sizes[sizes.Count / 2]) || (heads.All(IsCapitals) && !below.Exists(row => row.Segments.All(IsCapitals))))
            return true;

        // A row of nothing but dates is the last line of cards.
        if (below.Exists(row => row.Segments.Count == Columns && row.Segments.All(IsFigures)))
            return !below[0].Segments.All(IsFigures);

        // Text that runs on in its cell from line to line is no field of one.
        if (Enumerable.Range(0, Columns).Count(column => RunsOn(below, column)) > 1)
            return true;

        // Bold alone heads the columns of a table as well; a table has no rows that lack cells, and more of them than columns.
        return heads.All(IsBold) && below[0].Segments.Count == Columns && !below[0].Segments.Any(IsBold) && !IsRail(below)
            && (below.Exists(row => row.Segments.Count < Columns) || below.Count < Columns);
    }

    private bool RunsOn(List<Row> below, int column)
    {
        var cells = below.SelectMany(row => row.Segments).Where(segment => Cell(segment) == column).Select(segment => string.Concat(segment.Glyphs.Select(glyph => glyph.Text))).ToList();
        return cells.Zip(cells.Skip(1)).Any(pair => pair.First[^1] is not ('.' or ':') && char.IsLower(pair.Second[0]) && pair.First.Contains(' ', StringComparison.Ordinal));
    }

    private bool IsRail(List<Row> below) => Enumerable.Range(1, Columns - 1).Any(column =>
        2 * below.Count(row => row.Segments.Any(segment => Cell(segment) == column && IsFigures(segment))) >= below.Count);

    private int Cell(Segment segment) => Array.FindLastIndex(_lefts, left => segment.Left >= left - Flush);

    private static bool IsHeading(Segment segment)
    {
        var text = string.Concat(segment.Glyphs.Select(glyph => glyph.Text));
        return text.Length <= MostHeading && text.Any(char.IsLetter) && !IsFigures(segment) && text[^1] is not ('.' or ',') && !text.Contains('@', StringComparison.Ordinal);
    }

    private static bool LooksLike(Segment one, Segment other) =>
        Math.Abs(one.Size - other.Size) <= Same && IsBold(one) == IsBold(other) && IsCapitals(one) == IsCapitals(other);

    private static bool IsBold(Segment segment) => segment.Glyphs.All(glyph => glyph.Bold || glyph.IsSpace);

    private static bool IsCapitals(Segment segment) =>
        segment.Glyphs.SelectMany(glyph => glyph.Text).Where(char.IsLetter).ToList() is { Count: > 2 } letters && letters.TrueForAll(char.IsUpper);

    private static bool IsFigures(Segment segment)
    {
        var signs = segment.Glyphs.SelectMany(glyph => glyph.Text).Where(char.IsLetterOrDigit).ToList();
        return signs.Count > 0 && signs.Count(char.IsAsciiDigit) >= Figures * signs.Count;
    }
}
