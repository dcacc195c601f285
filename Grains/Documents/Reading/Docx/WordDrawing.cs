using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>A box with text that is drawn on the page.</summary>
/// <param name="Content">Its paragraphs and tables; null where it has only lines.</param>
/// <param name="Lines">Lines of a diagram or of letters drawn as a picture.</param>
/// <param name="Behind">What is behind its letters (<see cref="Shading"/>).</param>
/// <param name="Unseen">Why nobody sees it.</param>
internal sealed record WordBox(XElement? Content, IReadOnlyList<string> Lines, string? Behind, HiddenReason? Unseen);

/// <summary>Finds the text in drawings: boxes and shapes of DrawingML and VML, diagrams, and the links of pictures.</summary>
internal sealed class WordDrawing(WordContext context, WordPart part, List<WordBox> boxes, Action<string?> link)
{
    /// <summary>Reads a drawing.</summary>
    /// <param name="drawing">w:drawing, w:pict or w:object.</param>
    /// <param name="behind">What is behind the paragraph that it belongs to.</param>
    /// <param name="unseen">Why nobody sees that one.</param>
    public void Read(XElement drawing, string? behind, HiddenReason? unseen) => Read(drawing, new Spot(behind, unseen, Frame.Anywhere(context.Page), drawing));

    private void Read(XElement drawing, Spot spot)
    {
        foreach (var element in drawing.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "txbxContent":
                    boxes.Add(new WordBox(element, [], spot.Behind, spot.Unseen));
                    break;
                case "txBody":
                    Add(Paragraphs(element), spot);
                    break;
                case "textpath" when element.Value("string") is { } letters:
                    Add([letters], spot);
                    break;
                case "relIds" when part.Related(element.Value("dm")) is { } diagram:
                    Add(Paragraphs(diagram), spot);
                    break;
                case "hlinkClick" when spot.Unseen is null:
                    link(part.Target(element));
                    break;
                case "AlternateContent":
                    Choose(element, spot);
                    break;
                default:
                    Read(element, Inside(element, spot));
                    break;
            }
        }
    }

    private void Add(List<string> lines, Spot spot) =>
        boxes.AddRange(lines.Exists(line => !string.IsNullOrWhiteSpace(line)) ? [new WordBox(null, lines, spot.Behind, spot.Unseen)] : []);

    private void Choose(XElement alternate, Spot spot)
    {
        var shown = Alternates.Shown(alternate);
        if (shown is not null)
        {
            Read(shown, spot);
        }

        foreach (var unseen in Alternates.Unseen(alternate, shown))
        {
            Read(unseen, spot with { Unseen = spot.Unseen ?? HiddenReason.Invisible });
        }
    }

    // Paragraphs of DrawingML.
    private static List<string> Paragraphs(XElement text) => [.. text.Descendants().Where(element => element.Name.LocalName == "p")
        .Select(paragraph => string.Concat(paragraph.Elements().Select(run => run.Name.LocalName == "br" ? " " : run.Any("t")?.Value)))];

    private Spot Inside(XElement element, Spot spot)
    {
        switch (element.Name.LocalName)
        {
            case "anchor" or "inline":
                return WordAnchor.Of(element, context.Page) is var (frame, why) ? spot with { Frame = frame, Holds = element, Unseen = spot.Unseen ?? why } : spot;
            case "wgp" or "grpSp" or "wpc" or "wsp":
                var (placed, off) = WordAnchor.Within(element, spot.Frame);
                return spot with { Frame = placed, Unseen = spot.Unseen ?? off, Behind = element.Name.LocalName == "wsp" ? Behind(element, spot) : spot.Behind };
            case "shape" or "rect" or "roundrect" or "oval" or "group":
                var (drawn, reason) = VmlAnchor.Of(element, spot.Frame);
                return spot with { Frame = drawn, Holds = element, Unseen = spot.Unseen ?? reason, Behind = element.Name.LocalName == "group" ? spot.Behind : Behind(element, spot) };
            default:
                return spot;
        }
    }

    // A box without a fill may stand before any other shape of the page.
    private string? Behind(XElement shape, Spot spot) =>
        Shading.OfShape(shape, context.Ground.IsBehind(spot.Frame, spot.Holds) ? Shading.Unknown : spot.Behind == Shading.Page ? context.Ground.Paper : spot.Behind, context.Colours);

    private sealed record Spot(string? Behind, HiddenReason? Unseen, Frame Frame, XElement Holds);
}
