namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Puts the pages' lines together to one text and its layout.</summary>
internal sealed class PdfText
{
    private readonly List<string> _texts = [];
    private readonly List<LayoutLine> _lines = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly SortedSet<string> _fonts = new(StringComparer.Ordinal);
    private int _images;
    private int _unknownGlyphs;
    private bool _ocr;

    public long Characters { get; private set; }

    public void Add(PageContent page)
    {
        _hidden.AddRange(page.Hidden);
        _images += page.Images;
        _unknownGlyphs += page.UnknownGlyphs;
        _ocr |= page.IsOcrLayer;
        _fonts.UnionWith(page.Fonts);
        foreach (var (block, line) in
            from glyphs in page.Glyphs.Values
            from block in Block.Of(Segment.Of(glyphs))
            from line in VisualLine.Of(block.Rows.SelectMany(row => row.Segments))
            select (block, line))
        {
            var text = LineText.Of([.. line.Segments.SelectMany(s => s.Glyphs).OrderBy(g => g.Left)]);
            if (text.Text.Length == 0)
                continue;

            _texts.Add(text.Text);
            _lines.Add(new LayoutLine { Page = page.Number, Column = block.Column, Left = line.Left, Right = line.Right, FontSize = line.Size, Breaks = text.Breaks });
            Characters += text.Text.Length + 1;
        }
    }

    public ReadDocument End(int pages)
    {
        var text = string.Join('\n', _texts);
        var layout = new DocumentLayout
        {
            Lines = _lines,
            Hidden = _hidden,
            Traits = new LayoutTraits { PageCount = pages, Columns = _lines.Count == 0 ? 1 : Math.Max(1, _lines.Max(l => l.Column) + 1), Images = _images, UnknownGlyphs = _unknownGlyphs, Fonts = [.. _fonts] },
        };
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        return new ReadDocument(PdfReading.MediaType, text, layout, pages, words, PdfWarnings.Of(layout, _ocr));
    }
}
