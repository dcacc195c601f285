namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Puts the pages' lines together to one text and its layout.</summary>
internal sealed class PdfText(PdfMeter meter)
{
    private const int MostBullets = 10;

    private readonly List<string> _texts = [];
    private readonly List<LayoutLine> _lines = [];
    private readonly List<LayoutLink> _links = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly SortedSet<string> _fonts = new(StringComparer.Ordinal);
    private readonly List<string> _bullets = [];
    private int _images;
    private int _unknownGlyphs;
    private bool _ocr;

    public long Characters { get; private set; }

    public void Add(PageContent page, IReadOnlyList<PageLink> links)
    {
        _hidden.AddRange(page.Hidden);
        _images += page.Images;
        _unknownGlyphs += page.UnknownGlyphs;
        _ocr |= page.IsOcrLayer;
        _fonts.UnionWith(page.Fonts);
        var lines = PageLines.Of(page, meter);
        _links.AddRange(links.Select(link => link.On(lines, _texts.Count)).Distinct());
        foreach (var line in lines)
        {
            _texts.Add(line.Text);
            _lines.Add(line.Layout);
            if (line.Glyph is { } glyph && _bullets.Count < MostBullets && !_bullets.Contains(glyph, StringComparer.Ordinal))
                _bullets.Add(glyph);
            Characters += line.Text.Length + 1;
        }
    }

    public ReadDocument End(int pages)
    {
        var text = string.Join('\n', _texts);
        var layout = new DocumentLayout
        {
            Lines = _lines,
            Links = _links,
            Hidden = _hidden,
            Traits = new LayoutTraits { PageCount = pages, Columns = Math.Max(1, _lines.Select(line => line.Column + 1).DefaultIfEmpty(1).Max()), Images = _images, UnknownGlyphs = _unknownGlyphs, Fonts = [.. _fonts], BulletKinds = _bullets },
        };
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        return new ReadDocument(PdfReading.MediaType, text, layout, pages, words, PdfWarnings.Of(layout, _ocr));
    }
}
