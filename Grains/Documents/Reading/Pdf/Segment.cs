namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Glyphs on one baseline without a wide gap between them, from left to right: never of two columns.</summary>
internal sealed record Segment(IReadOnlyList<Glyph> Glyphs)
{
    private const double SameBaseline = 0.2;
    private const double SamePlace = 0.1;

    // Of a capital letter without descender, the part of the size above and below the baseline that ink takes.
    private const double Ascent = 0.7;
    private const double Descent = 0.2;

    public double Left { get; } = Glyphs[0].Left;

    public double Right { get; } = Glyphs.Max(glyph => glyph.Right);

    public double Baseline { get; } = Glyphs[0].Baseline;

    public double Size { get; } = Glyphs.Max(glyph => glyph.Size);

    public double Top => Baseline + (Ascent * Size);

    public double Bottom => Baseline - (Descent * Size);

    /// <summary>All segments of a page's glyphs, from the top down and from left to right.</summary>
    public static List<Segment> Of(IEnumerable<Glyph> glyphs, PdfMeter meter)
    {
        var segments = new List<Segment>();
        var row = new List<Glyph>();
        foreach (var glyph in glyphs.OrderByDescending(glyph => glyph.Baseline))
        {
            if (row.Count > 0 && row[0].Baseline - glyph.Baseline > SameBaseline * Math.Min(row[0].Size, glyph.Size))
            {
                Cut(row, segments, meter);
                row.Clear();
            }

            row.Add(glyph);
        }

        Cut(row, segments, meter);
        return segments;
    }

    private static void Cut(List<Glyph> row, List<Segment> segments, PdfMeter meter)
    {
        var current = new List<Glyph>();
        var ink = -1;
        foreach (var glyph in row.OrderBy(glyph => glyph.Left))
        {
            if (glyph.IsSpace)
            {
                if (current.Count > 0)
                    current.Add(glyph);
                continue;
            }

            if (IsSecondPrint(current, glyph, meter))
                continue;
            if (ink >= 0 && Spacing.IsWide(current[ink], glyph, overSpace: ink < current.Count - 1))
            {
                segments.Add(new Segment(current[..(ink + 1)]));
                current = [];
            }

            current.Add(glyph);
            ink = current.Count - 1;
        }

        if (ink >= 0)
            segments.Add(new Segment(current[..(ink + 1)]));
    }

    /// <summary>Some programs print a letter twice, a little apart, to make it bold.</summary>
    private static bool IsSecondPrint(List<Glyph> printed, Glyph glyph, PdfMeter meter)
    {
        var near = Math.Min(SamePlace * glyph.Size, glyph.Width / 2);
        for (var i = printed.Count - 1; i >= 0 && glyph.Left - printed[i].Left <= near; i--)
        {
            meter.Spend(1);
            if (printed[i].Text == glyph.Text)
                return true;
        }

        return false;
    }
}
