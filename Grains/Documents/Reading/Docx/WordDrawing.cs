using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>A box with text that is drawn on the page.</summary>
/// <param name="Content">Its paragraphs and tables; null where it has only lines.</param>
/// <param name="Lines">Lines of a diagram or of letters drawn as a picture.</param>
/// <param name="Behind">What is behind its letters (<see cref="Shading"/>).</param>
/// <param name="Unseen">Why nobody sees it.</param>
internal sealed record WordBox(XElement? Content, IReadOnlyList<string> Lines, string? Behind, HiddenReason? Unseen);

/// <summary>Finds the text in drawings: boxes and shapes of DrawingML and VML, diagrams, and the links of pictures.</summary>
internal static class WordDrawing
{
    // The largest page that Word knows is 22 inches wide and high; in EMU.
    private const long LargestPage = 22 * 914_400;

    public static void Read(XElement drawing, Place place, List<WordBox> boxes, Action<string?> link)
    {
        foreach (var element in drawing.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "txbxContent":
                    boxes.Add(new WordBox(element, [], place.Behind, place.Unseen));
                    break;
                case "txBody":
                    Add(Paragraphs(element));
                    break;
                case "textpath" when element.Value("string") is { } letters:
                    Add([letters]);
                    break;
                case "relIds" when place.Part.Related(element.Value("dm")) is { } diagram:
                    Add(Paragraphs(diagram));
                    break;
                case "hlinkClick":
                    link(place.Part.Target(element));
                    break;
                case "AlternateContent":
                    Choose(element, place, boxes, link);
                    break;
                default:
                    Read(element, Inside(element, place), boxes, link);
                    break;
            }
        }

        void Add(List<string> lines) => boxes.AddRange(lines.Exists(line => !string.IsNullOrWhiteSpace(line)) ? [new WordBox(null, lines, place.Behind, place.Unseen)] : []);
    }

    private static void Choose(XElement alternate, Place place, List<WordBox> boxes, Action<string?> link)
    {
        var before = boxes.Count;
        foreach (var choice in alternate.Elements().Where(element => element.Name.LocalName is "Choice" or "Fallback"))
        {
            Read(choice, place, boxes, link);
            if (boxes.Count > before)
            {
                return;
            }
        }
    }

    // Paragraphs of DrawingML.
    private static List<string> Paragraphs(XElement text) => [.. text.Descendants().Where(element => element.Name.LocalName == "p")
        .Select(paragraph => string.Concat(paragraph.Elements().Select(run => run.Name.LocalName == "br" ? " " : run.Any("t")?.Value)))];

    private static Place Inside(XElement element, Place place)
    {
        var isShape = element.Name.LocalName is "wsp" or "shape" or "rect" or "roundrect" or "oval";
        // A box without a fill may stand before any other shape of the page.
        var behind = isShape ? Shading.OfShape(element, place.Part.Shapes > 1 ? Shading.Unknown : place.Behind) : place.Behind;
        var unseen = place.Unseen ?? Unseen(element);
        return behind == place.Behind && unseen == place.Unseen ? place : place with { Behind = behind, Unseen = unseen };
    }

    private static HiddenReason? Unseen(XElement element) => element.Name.LocalName switch
    {
        "anchor" or "inline" when element.Any("docPr").Value("hidden") is "1" or "true" => HiddenReason.Invisible,
        "anchor" when IsOff(element, "positionH", "cx") || IsOff(element, "positionV", "cy") => HiddenReason.OffPage,
        "shape" or "rect" or "roundrect" or "oval" when element.Value("style")?.Replace(" ", "", StringComparison.Ordinal) is { } style
            && (style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) || style.Contains("display:none", StringComparison.OrdinalIgnoreCase)) => HiddenReason.Invisible,
        _ => null,
    };

    // Where it is measured from is not known, but on a page; so what is more than a page away is off it.
    private static bool IsOff(XElement anchor, string position, string side)
    {
        var from = anchor.Any(position);
        if (W.Emu(from.Any("posOffset")?.Value) is not { } start)
        {
            return false;
        }

        var end = (decimal)start + (W.Emu(anchor.Any("extent").Value(side)) ?? 0);
        return start > LargestPage || end < (from.Value("relativeFrom") == "page" ? 0 : -LargestPage);
    }
}
