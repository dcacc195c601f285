using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>A drawing that shows another colour than the page's, or a picture.</summary>
/// <param name="Element">The drawing.</param>
/// <param name="Paragraph">The paragraph that holds it.</param>
/// <param name="IsBehind">It lies behind the text.</param>
/// <param name="IsOfPage">It is placed by the page, not by its paragraph.</param>
/// <param name="Top">In EMU, from the page's top or the paragraph's.</param>
/// <param name="Bottom">The same.</param>
internal sealed record Backdrop(XElement Element, XElement? Paragraph, bool IsBehind, bool IsOfPage, long Top, long Bottom)
{
    /// <summary>The outermost row of a table that holds it; null where none does.</summary>
    public XElement? Row { get; } = RowOf(Element);

    /// <summary>Where on the page it is, as far as the file tells; null where that is not known.</summary>
    public Frame? Area { get; init; }

    /// <summary>Paragraphs of a page.</summary>
    public const int MostOfAPage = 200;

    /// <summary>The least that a paragraph takes, in EMU: seven points.</summary>
    public const long LowestLine = 7 * 12_700;

    // Lower than a line of text, or narrower than a word: a rule, not a background.
    private const long Lowest = 140_000;
    private const long Narrowest = 450_000;

    /// <summary>The outermost row of a table that holds something.</summary>
    public static XElement? RowOf(XElement element) => element.Ancestors().LastOrDefault(ancestor => ancestor.Is("tr"));

    /// <summary>Those of a part.</summary>
    /// <param name="root">The part.</param>
    /// <param name="page">The page.</param>
    /// <param name="paper">Its colour.</param>
    /// <param name="colours">Those of the document.</param>
    public static List<Backdrop> Of(XElement root, WordPage page, string paper, WordColours colours)
    {
        var found = new List<Backdrop>();
        foreach (var element in root.Descendants())
        {
            if (element.Name.LocalName == "anchor" && Shows(element, paper, colours) && IsLarge(W.Emu(element.Any("extent").Value("cx")), W.Emu(element.Any("extent").Value("cy"))))
            {
                found.Add(OfAnchor(element, page));
            }
            else if (element.Name.LocalName is "shape" or "rect" or "roundrect" or "oval" && element.Name.NamespaceName.EndsWith(":vml", StringComparison.Ordinal)
                && element.Any("textpath") is null && (element.Any("imagedata") is not null || Differs(Shading.OfShape(element, null, colours), paper)))
            {
                var style = new VmlStyle(element.Value("style"));
                if (IsLarge(style.Length("width"), style.Length("height")))
                {
                    found.Add(OfVml(element, style, page));
                }
            }
        }

        return found;
    }

    private static bool Shows(XElement anchor, string paper, WordColours colours) => anchor.Descendants().Any(element => element.Name.LocalName switch
    {
        "pic" or "imagedata" => true,
        "wsp" => Differs(Shading.OfShape(element, null, colours), paper),
        _ => false,
    });

    private static bool Differs(string? fill, string paper) => fill is not null && !Shading.Swallows(paper, fill);

    private static bool IsLarge(long? width, long? height) => !(width < Narrowest) && !(height < Lowest);

    private static Backdrop OfAnchor(XElement anchor, WordPage page)
    {
        var vertical = anchor.Any("positionV");
        var from = vertical.Value("relativeFrom");
        var height = W.Emu(anchor.Any("extent").Value("cy")) ?? page.Height;
        var offset = W.Emu(vertical.Any("posOffset")?.Value.Trim());
        return Placed(anchor, anchor.Value("behindDoc") is "1" or "true", from is not ("paragraph" or "line"), page.Down(from), offset, height, page) with { Area = WordAnchor.Of(anchor, page).Frame };
    }

    private static Backdrop OfVml(XElement shape, VmlStyle style, WordPage page)
    {
        var from = style["mso-position-vertical-relative"];
        var offset = style.Is("position", "absolute") ? style.Length("margin-top") ?? style.Length("top") ?? 0 : (long?)null;
        return Placed(shape, style["z-index"]?.StartsWith('-') == true, from is "page" or "margin", page.Down(from), offset, style.Length("height") ?? page.Height, page);
    }

    // Without an offset it is aligned to some edge, and may be anywhere.
    private static Backdrop Placed(XElement element, bool isBehind, bool isOfPage, Span origin, long? offset, long height, WordPage page)
    {
        var paragraph = element.Ancestors().LastOrDefault(ancestor => ancestor.Is("p"));
        return offset is not { } said ? new(element, paragraph, isBehind, IsOfPage: true, 0, page.Height)
            : isOfPage ? new(element, paragraph, isBehind, isOfPage, origin.Least + said, Math.Min(origin.Most, page.Height) + said + height)
            : new(element, paragraph, isBehind, isOfPage, said, said + height);
    }
}
