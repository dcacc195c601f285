namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A line of the text, with what is known of how it stands on its page.</summary>
internal sealed record PageLine(string Text, LayoutLine Layout, double Baseline, double TextLeft)
{
    private const double Half = 0.5;

    /// <summary>Size of its text in points, at least one.</summary>
    public double Size { get; } = Math.Max(1, Layout.FontSize);

    /// <summary>The bullet that it begins with, as a person sees it; null where it is no item.</summary>
    public string? Glyph { get; init; }

    /// <summary>Reads a visual line; null where nothing of it is text.</summary>
    /// <param name="line">Its glyphs.</param>
    /// <param name="page">From 1.</param>
    /// <param name="column">From 0; -1 across columns.</param>
    /// <param name="marks">Bullets that are drawn.</param>
    public static PageLine? Of(VisualLine line, int page, int column, DrawnBullets marks)
    {
        var glyphs = line.Segments.SelectMany(segment => segment.Glyphs).OrderBy(glyph => glyph.Left).ToList();
        var (text, breaks) = LineText.Of(glyphs);
        if (text.Length == 0)
            return null;

        var ink = glyphs.FindAll(glyph => !glyph.IsSpace);
        var textLeft = line.Left;
        var bullet = Bullets.Length(text);
        var isItem = bullet > 0 || marks.IsBefore(line);
        if (bullet > 0)
            textLeft = ink.Count > 1 ? ink[1].Left : line.Right;
        var glyph = !isItem ? null : bullet > 0 ? text[..1] : Bullets.Mark[..1];
        if (isItem)
        {
            var shift = Bullets.Mark.Length - bullet;
            text = Bullets.Mark + text[bullet..];
            breaks = [.. breaks.Select(at => at + shift).Where(at => at > Bullets.Mark.Length)];
        }

        var layout = new LayoutLine
        {
            Page = page,
            Column = column,
            FontSize = ink.GroupBy(glyph => Math.Round(glyph.Size, 1)).MaxBy(size => size.Count())!.Key,
            Bold = ink.Count(glyph => glyph.Bold) > Half * ink.Count,
            Italic = ink.Count(glyph => glyph.Italic) > Half * ink.Count,
            Left = Math.Round(line.Left, 1),
            Right = Math.Round(line.Right, 1),
            Kind = isItem ? LineKind.ListItem : LineKind.Body,
            Breaks = breaks,
        };
        return new PageLine(text.TrimEnd(), layout, line.Baseline, textLeft) { Glyph = glyph };
    }
}
