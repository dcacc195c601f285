using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Where a drawing of DrawingML stands, and whether any of it can be seen there.</summary>
internal static class WordAnchor
{
    // Thinner than a point: no letter has room in it.
    private const long Thinnest = 12_700;

    /// <summary>Of wp:anchor or wp:inline.</summary>
    public static (Frame Frame, HiddenReason? Unseen) Of(XElement anchor, WordPage page)
    {
        var extent = anchor.Any("extent");
        var (width, height) = (W.Emu(extent.Value("cx")), W.Emu(extent.Value("cy")));
        var frame = anchor.Name.LocalName == "inline" ? Frame.Anywhere(page) : Placed(anchor, page);
        var isHidden = anchor.Any("docPr").Value("hidden") is "1" or "true";
        return (frame with { Width = width ?? page.Width, Height = height ?? page.Height },
            isHidden ? HiddenReason.Invisible
            : anchor.Name.LocalName == "anchor" && frame.IsOff(width ?? page.Width, height ?? page.Height) ? HiddenReason.OffPage
            : (width < Thinnest || height < Thinnest) && !IsRelative(anchor) && !Grows(anchor) ? HiddenReason.Tiny
            : null);
    }

    /// <summary>Of a group, a canvas or a shape: within a group it has a place of its own.</summary>
    public static (Frame Frame, HiddenReason? Unseen) Within(XElement shape, Frame frame)
    {
        var isGroup = shape.Name.LocalName != "wsp";
        var measures = (isGroup ? shape.Any("grpSpPr") : shape.Any("spPr")).Any("xfrm");
        var (offset, extent) = (measures.Any("off"), measures.Any("ext"));
        HiddenReason? unseen = (shape.Any("cNvPr") ?? shape.Any("nvSpPr").Any("cNvPr")).Value("hidden") is "1" or "true" ? HiddenReason.Invisible : null;
        if (frame.Group is { } units && W.Emu(offset.Value("x")) is { } x && W.Emu(offset.Value("y")) is { } y)
        {
            frame = frame.Moved((x - units.Left) * units.Across, (y - units.Top) * units.Down);
            var (width, height) = (Scaled(extent.Value("cx"), units.Across), Scaled(extent.Value("cy"), units.Down));
            unseen ??= frame.IsOff(width ?? 0, height ?? 0) ? HiddenReason.OffPage
                : !isGroup && (width < Thinnest || height < Thinnest) && !Grows(shape) ? HiddenReason.Tiny : null;
        }

        var scale = frame.Group ?? new Units(0, 0, 1, 1);
        var (origin, inside) = (measures.Any("chOff"), measures.Any("chExt"));
        return (!isGroup ? frame : frame with
        {
            Group = new Units(
                W.Emu(origin.Value("x")) ?? 0,
                W.Emu(origin.Value("y")) ?? 0,
                scale.Across * Ratio(extent.Value("cx"), inside.Value("cx")),
                scale.Down * Ratio(extent.Value("cy"), inside.Value("cy"))),
        }, unseen);
    }

    private static Frame Placed(XElement anchor, WordPage page)
    {
        if (anchor.Value("simplePos") is "1" or "true" && anchor.Any("simplePos") is { } simple)
        {
            return new Frame(page, new Span(0, 0), new Span(0, 0), null).Moved(W.Emu(simple.Value("x")) ?? 0, W.Emu(simple.Value("y")) ?? 0);
        }

        var (across, down) = (Position(anchor, "positionH"), Position(anchor, "positionV"));
        // What is aligned to an edge may be anywhere.
        return new Frame(
            page,
            across.Any("align") is null ? page.Across(across.Value("relativeFrom")) : new Span(0, page.Width),
            down.Any("align") is null ? page.Down(down.Value("relativeFrom")) : new Span(0, page.Height),
            null).Moved(Offset(across, page.Width), Offset(down, page.Height));
    }

    // Word 2010 writes a choice of two.
    private static XElement? Position(XElement anchor, string name) => anchor.Any(name)
        ?? anchor.Elements().Where(Alternates.Are).Select(alternate => Alternates.Shown(alternate).Any(name)).FirstOrDefault(position => position is not null);

    private static double Offset(XElement? position, long side) =>
        W.Emu(position.Any("posOffset")?.Value.Trim()) ?? (position?.Elements().FirstOrDefault(element => element.Name.LocalName.StartsWith("pctPos", StringComparison.Ordinal)) is { } share
            && W.Emu(share.Value.Trim()) is { } thousandths ? thousandths / 100_000.0 * side : 0);

    private static bool IsRelative(XElement anchor) => anchor.Elements().Any(element => element.Name.LocalName is "sizeRelH" or "sizeRelV" && element.Value.Trim() is not ("" or "0"));

    private static bool Grows(XElement drawing) => drawing.Descendants().Any(element => element.Name.LocalName == "spAutoFit");

    private static long? Scaled(string? length, double scale) => W.Emu(length) is { } said ? (long)Math.Clamp(said * scale, -1e10, 1e10) : null;

    private static double Ratio(string? outside, string? inside) => W.Emu(outside) is { } whole && W.Emu(inside) is { } units and not 0 ? (double)whole / units : 1;
}
