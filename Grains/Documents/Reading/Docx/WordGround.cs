using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>
/// What lies behind the text where nothing of its own does: the page, and what is drawn on it behind the text. How far down a
/// paragraph stands is told from the lines before it, which are taken for as low as they can be: letters are rather taken for seen.
/// </summary>
internal sealed class WordGround
{
    // More are a drawing, before which letters of any colour may be seen.
    private const int MostShapes = 200;

    private readonly WordPage _page;
    private readonly bool _isInColumns;
    private readonly bool _isCrowded;
    private readonly List<Backdrop> _shapes;
    private readonly List<Backdrop> _drawn;
    private readonly List<Backdrop> _margins;
    private readonly Dictionary<XElement, int> _paragraphs = [];
    private readonly List<(int First, long Until)> _covering = [];
    private int _paragraph;
    private XElement? _row;
    private bool _isBroken;

    /// <param name="document">The main part.</param>
    /// <param name="margins">Headers and footers: all that is drawn in them lies behind the text.</param>
    /// <param name="paper">The page's colour, or <see cref="Shading.Unknown"/>.</param>
    /// <param name="page">The page.</param>
    /// <param name="isInColumns">Text may go on at the top of another column.</param>
    /// <param name="colours">Those of the document.</param>
    public WordGround(WordPart document, IEnumerable<WordPart> margins, string paper, WordPage page, bool isInColumns, WordColours colours)
    {
        _page = page;
        _isInColumns = isInColumns;
        Paper = paper;
        Low = page.Top.Least;
        _shapes = Backdrop.Of(document.Root, page, paper, colours);
        _margins = [.. margins.SelectMany(part => Backdrop.Of(part.Root, page, paper, colours)).Select(shape => shape with { IsOfPage = true, IsBehind = true })];
        _drawn = [.. _shapes.Where(shape => shape.IsBehind)];
        foreach (var paragraph in _drawn.Count == 0 ? [] : document.Root.Descendants().Where(element => element.Is("p")))
        {
            _paragraphs.Add(paragraph, _paragraphs.Count);
        }

        _shapes.AddRange(_margins);
        if (_shapes.Count > MostShapes)
        {
            Paper = _drawn.Count + _margins.Count > 0 ? Shading.Unknown : Paper;
            (_isCrowded, _shapes, _drawn, _margins) = (true, [], [], []);
        }
    }

    /// <summary>The page's colour, or <see cref="Shading.Unknown"/>.</summary>
    public string Paper { get; }

    /// <summary>True where something is drawn that may stand behind a box.</summary>
    /// <param name="box">Where the box stands.</param>
    /// <param name="holds">The drawing that holds it.</param>
    public bool IsBehind(Frame box, XElement holds) => _isCrowded || _shapes.Exists(shape => shape.Element == holds || shape.Area is not { } area || area.Meets(box));

    /// <summary>The least that the next line can be below the page's top, in EMU.</summary>
    public long Low { get; set; }

    /// <summary>What is behind a header or footer.</summary>
    public string Margin => _margins.Count > 0 || _drawn.Exists(shape => shape.IsOfPage) ? Shading.Unknown : Paper;

    /// <summary>What is behind a paragraph of the document that begins now.</summary>
    public string Enter(XElement paragraph)
    {
        _paragraph = _paragraphs.GetValueOrDefault(paragraph, _paragraph);
        _row = _drawn.Count > 0 ? Backdrop.RowOf(paragraph) : null;
        foreach (var shape in _drawn.Where(shape => !shape.IsOfPage && shape.Paragraph == paragraph))
        {
            _covering.Add((_paragraph, Low + shape.Bottom));
        }

        return Here();
    }

    /// <summary>What is behind the next line.</summary>
    public string Here() => _covering.Exists(cover => Low <= cover.Until) || _margins.Exists(IsCoveredByMargin) || _drawn.Exists(IsCovered) ? Shading.Unknown : Paper;

    /// <summary>A line was told.</summary>
    /// <param name="points">Its letters' size.</param>
    public void Advance(double points) => Low += _isInColumns ? 0 : (long)(points * 20 * WordPage.Twip);

    /// <summary>The next line stands at the top of a page or column.</summary>
    public void Break()
    {
        Low = _page.Top.Least;
        _covering.Clear();
        _isBroken = true;
    }

    // What is drawn at the foot of the page has text of its own, not the document's.
    private bool IsCoveredByMargin(Backdrop shape) => shape.Top < _page.Height * 0.6
        && (Low <= shape.Bottom || shape.Bottom - shape.Top > _page.Height / 2);

    private bool IsCovered(Backdrop shape)
    {
        var anchor = shape.Paragraph is { } paragraph ? _paragraphs.GetValueOrDefault(paragraph) : 0;
        return shape.IsOfPage
            ? Math.Abs(anchor - _paragraph) <= Backdrop.MostOfAPage && (Low <= shape.Bottom || (_isBroken && shape.Bottom - shape.Top > _page.Height / 2))
            // One that begins above the paragraph which holds it also lies behind those before; one in a table behind what is beside it.
            : (shape.Row is not null && shape.Row == _row) || (shape.Top < 0 && _paragraph < anchor && anchor - _paragraph <= -shape.Top / Backdrop.LowestLine);
    }
}
