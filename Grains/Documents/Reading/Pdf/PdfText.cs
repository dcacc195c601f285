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
        foreach (var line in PageLines.Of(page))
        {
            _texts.Add(line.Text);
            _lines.Add(line.Layout);
            Characters += line.Text.Length + 1;
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
