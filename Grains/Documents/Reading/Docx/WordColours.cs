using System.Globalization;
using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Colours as files say them, made six hexadecimal digits: by number, by a theme's name, lighter or darker, in part transparent.</summary>
internal sealed class WordColours(WordTheme theme)
{
    private const string Word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    /// <summary>A colour that can be seen through further than this is none.</summary>
    private const double Faint = 0.1;

    /// <summary>Of <c>w:color</c>, <c>w:shd</c> and the like: what the theme says goes before the number, as in Word.</summary>
    /// <param name="number">The attribute with the number.</param>
    /// <param name="named">The attribute with the theme's name.</param>
    /// <returns>Null where nothing or <c>auto</c> is said.</returns>
    public string? Of(XElement? element, string number, string named)
    {
        var prefix = named == "themeFill" ? named : "theme";
        if (theme.Colour(element.Value(named)) is { } colour)
        {
            return Share(element.Value(prefix + "Tint")) is { } tint ? Contrast.Relit(colour, tint, 1 - tint)
                : Share(element.Value(prefix + "Shade")) is { } shade ? Contrast.Relit(colour, shade, 0)
                : colour;
        }

        return element.Value(number) is { Length: 6 } said ? said : null;
    }

    /// <summary>Of a fill of DrawingML or of letters (w14): what is seen of it.</summary>
    /// <param name="fill">solidFill, gradFill, noFill and the like.</param>
    /// <param name="behind">What is seen through it.</param>
    public string? Filled(XElement fill, string? behind) => fill.Name.LocalName switch
    {
        "noFill" => behind,
        "solidFill" => Over(fill.Elements().FirstOrDefault(), behind),
        "gradFill" => fill.Any("gsLst")?.Elements().Select(stop => Over(stop.Elements().FirstOrDefault(), behind)).Distinct(StringComparer.OrdinalIgnoreCase).ToList() switch
        {
            [var only] => only,
            [{ Length: 6 } first, .. var others] when others.TrueForAll(other => other is { Length: 6 } && Contrast.IsLost(first, other)) => first,
            _ => Shading.Unknown,
        },
        _ => Shading.Unknown,
    };

    /// <summary>True where a fill is none, or wholly transparent.</summary>
    public static bool IsNothing(XElement fill) => fill.Name.LocalName == "noFill" || (fill.Name.LocalName == "solidFill" && Opacity(fill.Elements().FirstOrDefault()) < Faint);

    /// <summary>A colour of DrawingML over another.</summary>
    public string? Over(XElement? colour, string? behind)
    {
        var opacity = Opacity(colour);
        if (opacity < Faint)
        {
            return behind;
        }

        var said = Base(colour);
        foreach (var change in said is null ? [] : colour!.Elements())
        {
            said = Changed(said!, change);
        }

        return said is null ? Shading.Unknown : opacity > 1 - Faint ? said : behind is { Length: 6 } ? Contrast.Blend(said, behind, opacity) : Shading.Unknown;
    }

    private string? Base(XElement? colour) => colour?.Name.LocalName switch
    {
        "srgbClr" => colour.Value() is { Length: 6 } number ? number : null,
        "schemeClr" => theme.Colour(colour.Value()),
        "sysClr" => colour.Value() switch { "window" => Shading.Paper, "windowText" => Shading.Black, _ => colour.Value("lastClr") },
        "prstClr" => colour.Value() switch { "white" => Shading.Paper, "black" => Shading.Black, _ => null },
        _ => null,
    };

    private static string Changed(string colour, XElement change)
    {
        var share = (change.Number() ?? 100_000) / 100_000.0;
        return change.Name.LocalName switch
        {
            "lumMod" => Contrast.Relit(colour, share, 0),
            "lumOff" => Contrast.Relit(colour, 1, share),
            "shade" => Contrast.Blend(colour, Shading.Black, share),
            "tint" => Contrast.Blend(colour, Shading.Paper, share),
            "alpha" or "satMod" or "satOff" or "hueMod" or "hueOff" => colour,
            _ => Shading.Unknown,
        };
    }

    // DrawingML says how much of a colour is seen, letters (w14) how much is not.
    private static double Opacity(XElement? colour)
    {
        var alpha = colour.Any("alpha");
        var share = (alpha.Number() ?? 100_000) / 100_000.0;
        return alpha is null ? 1 : alpha.Name.NamespaceName == Word2010 ? 1 - share : share;
    }

    private static double? Share(string? byteOfIt) =>
        byte.TryParse(byteOfIt, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value / 255.0 : null;
}
