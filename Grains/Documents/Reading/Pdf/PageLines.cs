namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A page's lines in reading order.</summary>
internal static class PageLines
{
    private const double MostPitch = 2.5;
    private const double LeastPitch = 0.8;
    private const double SameIndent = 0.4;
    private const double CloseBelow = 1.5;

    public static List<PageLine> Of(PageContent page, PdfMeter meter)
    {
        var blocks = new List<List<PageLine>>();
        var tables = new Dictionary<Segment, List<Segment>>(ReferenceEqualityComparer.Instance);
        foreach (var block in page.Glyphs.SelectMany(way => Blocks(page, way.Key, way.Value, tables, meter)))
        {
            var lines = VisualLine.Of(block.Rows.SelectMany(row => row.Segments).SelectMany(segment => tables.TryGetValue(segment, out var cells) ? cells : [segment]))
                .Select(line => PageLine.Of(line, page.Number, block.Column, page.Marks))
                .OfType<PageLine>()
                .ToList();
            if (lines.Count > 0)
                blocks.Add(lines);
        }

        var pitch = Pitch(blocks);
        var read = new List<PageLine>();
        foreach (var block in blocks)
        {
            WithGaps(block, pitch, read, meter);
            WithContinuedItems(block);
            read.AddRange(Hyphenation.Undone(block));
        }

        return read;
    }

    private static List<Block> Blocks(PageContent page, int angle, List<Glyph> glyphs, Dictionary<Segment, List<Segment>> tables, PdfMeter meter)
    {
        var (rows, rest) = angle == 0 ? TableRow.Of(page.Tables, glyphs, meter) : ([], glyphs);
        rows.ForEach(row => tables[row.StandIn] = row.Segments);
        return Block.Of([.. Segment.Of(rest, meter), .. rows.Select(row => row.StandIn)], meter);
    }

    /// <summary>The usual distance between the baselines of two lines.</summary>
    private static double Pitch(List<List<PageLine>> blocks)
    {
        var distances = new List<double>();
        foreach (var block in blocks)
        {
            distances.AddRange(
                from pair in block.Zip(block.Skip(1))
                let distance = pair.First.Baseline - pair.Second.Baseline
                where distance > LeastPitch * pair.Second.Size && distance < MostPitch * pair.Second.Size
                select distance);
        }

        distances.Sort();
        return distances.Count == 0 ? 0 : distances[distances.Count / 2];
    }

    private static void WithGaps(List<PageLine> block, double pitch, List<PageLine> above, PdfMeter meter)
    {
        // The first line asks all that were read.
        meter.Spend(above.Count);
        if (pitch <= 0)
            return;

        for (var i = 0; i < block.Count; i++)
        {
            var line = block[i];
            var distance = i > 0 ? block[i - 1].Baseline - line.Baseline : above
                .Where(other => other.Baseline > line.Baseline && other.Layout.Left < line.Layout.Right && other.Layout.Right > line.Layout.Left)
                .Select(other => other.Baseline - line.Baseline)
                .DefaultIfEmpty(0)
                .Min();
            block[i] = line with { Layout = line.Layout with { GapAbove = Math.Round(Math.Max(0, distance) / pitch, 2) } };
        }
    }

    /// <summary>Lines that stand under an item's text, close below it, are its rest.</summary>
    private static void WithContinuedItems(List<PageLine> block)
    {
        PageLine? item = null;
        for (var i = 0; i < block.Count; i++)
        {
            var line = block[i];
            if (line.Layout.Kind is LineKind.ListItem)
            {
                item = line;
            }
            else if (item is not null
                && Math.Abs(line.Layout.Left - item.TextLeft) <= SameIndent * item.Size
                && Math.Abs(line.Size - item.Size) <= 1
                && block[i - 1].Baseline - line.Baseline <= CloseBelow * line.Size * 1.2)
            {
                block[i] = line with { Layout = line.Layout with { Kind = LineKind.ListItemContinued } };
            }
            else
            {
                item = null;
            }
        }
    }
}
