using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What stands behind letters: six hexadecimal digits, <see cref="Unknown"/>, or null where nothing is said.</summary>
internal static class Shading
{
    public const string Paper = "FFFFFF";

    /// <summary>A picture, a pattern or a theme's colour: letters of any colour may be seen before it.</summary>
    public const string Unknown = "?";

    private const string Black = "000000";
    private const string Vml = "urn:schemas-microsoft-com:vml";

    /// <summary>From the properties of a run, paragraph, cell or table.</summary>
    public static string? Of(XElement? properties)
    {
        var highlight = properties.Child("highlight").Value();
        if (highlight is not (null or "none"))
        {
            return Named(highlight);
        }

        var shading = properties.Child("shd");
        var fill = shading.Value("fill") is { Length: 6 } said ? said : null;
        return shading.Value() switch
        {
            null or "nil" => null,
            "clear" => fill ?? (shading.Value("themeFill") is null ? null : Unknown),
            "solid" => shading.Value("color") is { Length: 6 } colour ? colour : Black,
            // A pattern of few dots is still the paper, and of many nearly solid; what is between may carry letters of any colour.
            "pct5" or "pct10" when shading.Value("themeFill") is null => fill ?? Paper,
            _ => Unknown,
        };
    }

    /// <summary>Behind the text in a shape of DrawingML or VML: its fill.</summary>
    /// <param name="shape">wps:wsp, v:shape, v:rect and the like.</param>
    /// <param name="behind">What is seen where it has none.</param>
    public static string? OfShape(XElement shape, string? behind)
    {
        if (shape.Name.NamespaceName == Vml)
        {
            return shape.Value("filled") is "f" or "false" ? behind : shape.Value("fillcolor") is null or "white" or "#ffffff" or "#fff" ? Paper : Unknown;
        }

        var fill = shape.Any("spPr")?.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Fill", StringComparison.Ordinal));
        return fill?.Name.LocalName switch
        {
            "noFill" => behind,
            "solidFill" => fill.Elements().FirstOrDefault() switch
            {
                { Name.LocalName: "srgbClr", HasElements: false } colour => colour.Value() ?? Unknown,
                { Name.LocalName: "schemeClr", HasElements: false } colour when colour.Value() is "bg1" or "lt1" => Paper,
                _ => Unknown,
            },
            null => shape.Any("style").Any("fillRef").Value("idx") is null or "0" ? behind : Unknown,
            _ => Unknown,
        };
    }

    /// <summary>True where letters of this colour cannot be told from what is behind them.</summary>
    public static bool Swallows(string? behind, string? colour) =>
        behind is { Length: 6 } && colour is { Length: 6 }
        && (behind.Equals(colour, StringComparison.OrdinalIgnoreCase) || (IsNearWhite(behind) && IsNearWhite(colour)));

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

    private static bool IsNearWhite(string colour) =>
        uint.TryParse(colour, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
        && (value >> 16) >= 0xF5 && ((value >> 8) & 0xFF) >= 0xF5 && (value & 0xFF) >= 0xF5;
}
