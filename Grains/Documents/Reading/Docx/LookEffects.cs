using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>What Word 2010 and later draw of letters besides their colour: a fill, an outline, a shadow, a glow.</summary>
internal static class LookEffects
{
    private static readonly XNamespace _word2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

    /// <summary>What fills the letters; null where nothing is said.</summary>
    public static XElement? Fill(XElement properties) => properties.Element(_word2010 + "textFill")?.Elements().FirstOrDefault();

    /// <summary>The colour of what is drawn around or behind the letters; null where nothing is.</summary>
    public static string? Edge(XElement properties, WordColours colours)
    {
        if (properties.Switch("emboss") == true || properties.Switch("imprint") == true || properties.Switch("shadow") == true)
        {
            return Shading.Unknown;
        }

        var outline = properties.Element(_word2010 + "textOutline");
        if (outline?.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Fill", StringComparison.Ordinal)) is { } line
            && outline.Number("w") is not 0 && !WordColours.IsNothing(line))
        {
            return colours.Filled(line, Shading.Paper);
        }

        return (properties.Element(_word2010 + "shadow") ?? properties.Element(_word2010 + "glow"))?.Elements().FirstOrDefault() is { } colour
            ? colours.Over(colour, Shading.Paper)
            : null;
    }
}
