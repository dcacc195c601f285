using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Where a shape of VML stands, and whether any of it can be seen there.</summary>
internal static class VmlAnchor
{
    private const long Thinnest = 12_700;

    /// <summary>Of v:shape, v:rect, v:group and the like.</summary>
    public static (Frame Frame, HiddenReason? Unseen) Of(XElement shape, Frame frame)
    {
        var style = new VmlStyle(shape.Value("style"));
        var isGroup = shape.Name.LocalName == "group";
        var (width, height) = (style.Length("width"), style.Length("height"));
        if (frame.Group is { } units)
        {
            frame = frame.Moved(((style.Number("left") ?? units.Left) - units.Left) * units.Across, ((style.Number("top") ?? units.Top) - units.Top) * units.Down);
            (width, height) = (Scaled(style.Number("width"), units.Across), Scaled(style.Number("height"), units.Down));
        }
        else if (style.Is("position", "absolute"))
        {
            var page = frame.Page;
            frame = new Frame(page, page.Across(style["mso-position-horizontal-relative"]), page.Down(style["mso-position-vertical-relative"]), null)
                .Moved((style.Length("margin-left") ?? 0) + (style.Length("left") ?? 0), (style.Length("margin-top") ?? 0) + (style.Length("top") ?? 0));
        }

        var isPlaced = frame.Group is not null || style.Is("position", "absolute");
        HiddenReason? unseen = style.Is("visibility", "hidden") || style.Is("display", "none") ? HiddenReason.Invisible
            : isPlaced && frame.IsOff(width ?? frame.Page.Width, height ?? frame.Page.Height) ? HiddenReason.OffPage
            : (width < Thinnest || height < Thinnest) && !Grows(shape) ? HiddenReason.Tiny
            : null;
        return (isGroup ? frame with { Group = Inside(shape, width, height, frame.Group) } : frame, unseen);
    }

    private static Units Inside(XElement group, long? width, long? height, Units? outside)
    {
        var (left, top) = Pair(group.Value("coordorigin"), 0);
        // VML's own units, where a group does not say others.
        var (across, down) = Pair(group.Value("coordsize"), 1_000);
        return new Units(left, top, Scale(width, across, outside?.Across), Scale(height, down, outside?.Down));
    }

    private static double Scale(long? whole, double units, double? outside) => whole is { } length && units != 0 ? length / units : outside ?? 1;

    private static (double First, double Second) Pair(string? text, double unsaid)
    {
        var numbers = (text ?? "").Split(',');
        return (At(0), At(1));

        double At(int index) => index < numbers.Length && double.TryParse(numbers[index], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : unsaid;
    }

    private static long? Scaled(double? length, double scale) => length is { } said ? (long)Math.Clamp(said * scale, -1e10, 1e10) : null;

    private static bool Grows(XElement shape) =>
        shape.Descendants().Any(element => element.Name.LocalName == "textbox" && new VmlStyle(element.Value("style")).Is("mso-fit-shape-to-text", "t"));
}
