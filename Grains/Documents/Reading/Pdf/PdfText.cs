using UglyToad.PdfPig.Core;

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
    private int _tables;
    private int _unknownGlyphs;
    private bool _ocr;
    private long _letters;

    /// <summary>All pages that have letters are pictures with recognized text, as far as they were added.</summary>
    public bool MayBeScan => _ocr || _letters == 0;

    /// <summary>Nothing was painted on any page.</summary>
    public bool IsBlank { get; private set; } = true;

    /// <summary>A page is a picture with recognized text.</summary>
    public bool IsScan => _ocr;

    public long Characters { get; private set; }

    public void Add(PageContent page, IReadOnlyList<PageLink> links)
    {
        _hidden.AddRange(page.Hidden);
        IsBlank &= page.IsBlank;
        _images += page.Images;
        _tables += page.Tables.Count;
        _unknownGlyphs += page.UnknownGlyphs;
        _ocr |= page.IsOcrLayer;
        _fonts.UnionWith(page.Fonts);
        _letters += page.Glyphs.Count + page.HiddenAreas.Count;
        var lines = PageLines.Of(page, meter);
        _links.AddRange(links
            .Select(link => (link.Area, Link: link.On(lines, _texts.Count)))
            .Where(link => link.Link.Line >= 0 || !IsHidden(link.Area, page))
            .Select(link => link.Link)
            .Distinct());
        foreach (var line in lines)
        {
            _texts.Add(line.Text);
            _lines.Add(line.Layout);
            if (line.Glyph is { } glyph && _bullets.Count < MostBullets && !_bullets.Contains(glyph, StringComparer.Ordinal))
                _bullets.Add(glyph);
            Characters += line.Text.Length + 1;
        }
    }

    /// <summary>It opens from text that nobody sees.</summary>
    private bool IsHidden(PdfRectangle area, PageContent page)
    {
        meter.Spend(page.HiddenAreas.Count);
        var box = Box.Of(area);
        return page.HiddenAreas.Any(box.Meets);
    }

    public ReadDocument End(int pages)
    {
        var text = string.Join('\n', _texts);
        var layout = new DocumentLayout
        {
            Lines = _lines,
            Links = _links,
            Hidden = _hidden,
            Traits = new LayoutTraits
            {
                PageCount = pages,
                Columns = Math.Max(1, _lines.Select(line => line.Column + 1).DefaultIfEmpty(1).Max()),
                Images = _images,
                Tables = _tables,
                UnknownGlyphs = _unknownGlyphs,
                Fonts = [.. _fonts],
                BulletKinds = _bullets,
            },
        };
        return new ReadDocument(PdfReading.MediaType, text, layout, pages, Words.Count(text), Warnings.Of(text, layout, _ocr));
    }
}
