namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// A row of a ruled table, read as one line: its cells one after the other, what is wrapped in a cell joined. A stand-in as wide as
/// the row keeps its place on the page, so that no gutter is seen between its cells.
/// </summary>
/// <param name="StandIn">One glyph, for all of them.</param>
/// <param name="Segments">The cells on one baseline; they may run out of the page.</param>
internal sealed record TableRow(Segment StandIn, List<Segment> Segments)
{
    // In multiples of the size: between fields, and between words.
    private const double Wide = 2.5;
    private const double Word = 0.3;
    private const double Fit = 2;

    // A cell that holds more is a text of its own, or the table is there for the layout.
    private const int MostLines = 4;
    private const int MostCharacters = 160;

    /// <summary>The rows of the tables whose cells all are short, and the other glyphs.</summary>
    public static (List<TableRow> Rows, List<Glyph> Others) Of(IReadOnlyList<List<List<Box>>> tables, List<Glyph> glyphs, PdfMeter meter)
    {
        var (found, rest) = (new List<TableRow>(), glyphs);
        foreach (var table in tables.Where(table => table.Count > 0))
        {
            var cells = table.SelectMany(row => row).ToList();
            var (inside, outside) = (cells.ConvertAll(_ => new List<Glyph>()), new List<Glyph>());
            meter.Spend(rest.Count);
            foreach (var glyph in rest)
            {
                meter.Spend(table.Count);
                var row = table.FindIndex(boxes => boxes.Count > 0 && glyph.Baseline >= boxes[0].Bottom && glyph.Baseline <= boxes[0].Top);
                var cell = row < 0 ? -1 : table[row].FindIndex(box => glyph.Middle >= box.Left && glyph.Middle <= box.Right);
                (cell < 0 ? outside : inside[table.Take(row).Sum(boxes => boxes.Count) + cell]).Add(glyph);
            }

            var lines = inside.ConvertAll(held => VisualLine.Of(Segment.Of(held, meter)));
            if (!lines.TrueForAll(IsShort))
                continue;

            var first = 0;
            foreach (var row in table)
            {
                if (Joined(row, lines.GetRange(first, row.Count)) is { Count: > 0 } segments)
                    found.Add(new TableRow(Standing(row, segments), segments));
                first += row.Count;
            }

            rest = outside;
        }

        return (found, rest);
    }

    private static bool IsShort(List<VisualLine> cell) =>
        cell.Count <= MostLines && cell.Sum(line => line.Segments.Sum(segment => segment.Glyphs.Count)) <= MostCharacters && !cell.Exists(line => Bullets.Length(LineText.Of(Glyphs(line)).Text) > 0);

    private static List<Glyph> Glyphs(VisualLine line) => [.. line.Segments.SelectMany(segment => segment.Glyphs).OrderBy(glyph => glyph.Left)];

    private static Segment Standing(List<Box> row, List<Segment> segments)
    {
        var ink = segments.SelectMany(segment => segment.Glyphs).Where(glyph => !glyph.IsSpace).ToList();
        var (left, right) = (segments[0].Left, row[^1].Right);
        return new Segment([new Glyph(string.Concat(ink.Select(glyph => glyph.Text)), left, Math.Max(right, left), segments[0].Baseline, ink.Max(glyph => glyph.Size), ink.TrueForAll(glyph => glyph.Bold), ink.TrueForAll(glyph => glyph.Italic))]);
    }

    private static List<Segment> Joined(List<Box> row, List<List<VisualLine>> cells)
    {
        var segments = new List<Segment>();
        var baseline = cells.SelectMany(lines => lines).Select(line => line.Baseline).DefaultIfEmpty(0).Max();
        var end = double.MinValue;
        foreach (var (box, lines) in row.Zip(cells))
        {
            VisualLine? above = null;
            foreach (var line in lines)
            {
                var glyphs = Glyphs(line);
                var isRest = above is not null && IsWrapped(box, lines, above, line);
                var start = end + ((isRest ? Word : Wide) * line.Size);
                if (isRest && IsCut(segments[^1], glyphs[0]))
                {
                    segments[^1] = new Segment([.. segments[^1].Glyphs.SkipLast(1)]);
                    start = segments[^1].Right;
                }

                var shift = isRest || start > line.Left ? start - line.Left : 0;
                segments.Add(new Segment(glyphs.ConvertAll(glyph => glyph with { Left = glyph.Left + shift, Right = glyph.Right + shift, Baseline = baseline })));
                (end, above) = (segments[^1].Right, line);
            }
        }

        return segments;
    }

    // The next line's first word would not have stood in this one, or it ends within a range.
    private static bool IsWrapped(Box box, List<VisualLine> cell, VisualLine line, VisualLine next)
    {
        var (above, glyphs) = (Glyphs(line), Glyphs(next));
        if (Math.Abs(line.Size - next.Size) > 1 || above[^1].Bold != glyphs[0].Bold || above[^1].Italic != glyphs[0].Italic)
            return false;

        var word = glyphs.TakeWhile((glyph, i) => !glyph.IsSpace && (i == 0 || glyph.Left - glyphs[i - 1].Right < Spacing.WordGap * glyph.Size)).Last();
        var padding = Math.Max(0, cell.Min(other => Math.Min(other.Left - box.Left, box.Right - other.Right)));
        return above[^1].Text is "–" or "—" || IsCut(new Segment(above), glyphs[0]) || line.Right - line.Left + (Word * line.Size) + word.Right - glyphs[0].Left > box.Width - (2 * padding) - Fit;
    }

    private static bool IsCut(Segment line, Glyph next) => line.Glyphs.Count > 2 && line.Glyphs[^1].Text is "-" or "\u2010" && char.IsLetter(line.Glyphs[^2].Text[^1]) && char.IsLower(next.Text[0]);
}
