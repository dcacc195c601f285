using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What stands behind letters: six hexadecimal digits, <see cref="Unknown"/>, <see cref="Page"/>, or null where nothing is said.</summary>
internal static class Shading
{
    public const string Paper = "FFFFFF";
    public const string Black = "000000";

    /// <summary>A picture or a pattern: letters of any colour may be seen before it.</summary>
    public const string Unknown = "?";

    /// <summary>Nothing but the page, and what may be drawn on it (<see cref="WordGround"/>).</summary>
    public const string Page = "page";

    private const string Vml = "urn:schemas-microsoft-com:vml";

    /// <summary>From the properties of a run, paragraph, cell or table.</summary>
    public static string? Of(XElement? properties, WordColours colours)
    {
        var highlight = properties.Child("highlight").Value();
        if (highlight is not (null or "none"))
        {
            return Named(highlight);
        }

        var shading = properties.Child("shd");
        var fill = colours.Of(shading, "fill", "themeFill");
        var dots = colours.Of(shading, "color", "themeColor") ?? Black;
        return shading.Value() switch
        {
            null or "nil" => null,
            "clear" => fill,
            "solid" => dots,
            ['p', 'c', 't', .. var percent] when int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var share) =>
                Contrast.Blend(dots, fill ?? Paper, Math.Min(share, 100) / 100.0),
            // Stripes and the like carry letters of any colour, but for stripes that nobody can see either.
            _ => Contrast.IsLost(fill ?? Paper, dots) ? fill ?? Paper : Unknown,
        };
    }

    /// <summary>Behind the text in a shape of DrawingML or VML: its fill.</summary>
    /// <param name="shape">wps:wsp, v:shape, v:rect and the like.</param>
    /// <param name="behind">What is seen where it has none.</param>
    /// <param name="colours">Those of the document.</param>
    public static string? OfShape(XElement shape, string? behind, WordColours colours)
    {
        if (shape.Name.NamespaceName == Vml)
        {
            return OfVml(shape, behind);
        }

        var fill = shape.Any("spPr")?.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Fill", StringComparison.Ordinal));
        if (fill is not null)
        {
            return colours.Filled(fill, behind);
        }

        // A theme's first fill is its colour and nothing else; the others are shades of it.
        var reference = shape.Any("style").Any("fillRef");
        return reference.Value("idx") switch
        {
            null or "0" => behind,
            "1" => colours.Over(reference!.Elements().FirstOrDefault(), behind),
            _ => Unknown,
        };
    }

    /// <summary>True where letters of this colour cannot be told from what is behind them.</summary>
    public static bool Swallows(string? behind, string? colour) =>
        behind is { Length: 6 } && colour is { Length: 6 } && Contrast.IsLost(behind, colour);

    private static string? OfVml(XElement shape, string? behind)
    {
        var fill = shape.Any("fill");
        if (shape.Value("filled") is "f" or "false" || fill.Value("on") is "f" or "false" || fill.Value("opacity") is "0" or "0%" or ".0")
        {
            return behind;
        }

        if (fill.Value("type") is not (null or "solid") || fill.Value("opacity") is not (null or "1" or "100%"))
        {
            return Unknown;
        }

        // Word adds the number of the theme's colour: "white [3212]".
        return shape.Value("fillcolor")?.Split(' ')[0].ToLowerInvariant() switch
        {
            null or "white" or "window" or "#fff" => Paper,
            "black" or "windowtext" => Black,
            ['#', .. { Length: 6 } number] => number.ToUpperInvariant(),
            _ => Unknown,
        };
    }

    private static string Named(string highlight) => highlight switch
    {
        "white" => Paper,
        "black" => Black,
        "yellow" => "FFFF00",
        "green" => "00FF00",
        "cyan" => "00FFFF",
        "magenta" => "FF00FF",
        "blue" => "0000FF",
        "red" => "FF0000",
        _ => Unknown,
    };
}
