using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>How letters look, as far as it matters here; null where it is not said.</summary>
/// <param name="HalfPoints">Size in half points.</param>
/// <param name="Bold">Bold.</param>
/// <param name="Italic">Italic.</param>
/// <param name="Vanish">Not shown.</param>
/// <param name="Colour">Six hexadecimal digits, or auto.</param>
/// <param name="Shaded">Something dark may stand behind it.</param>
/// <param name="Font">The font for Latin script.</param>
internal sealed record Look(int? HalfPoints, bool? Bold, bool? Italic, bool? Vanish, string? Colour, bool? Shaded, string? Font)
{
    public static Look Unsaid { get; } = new(null, null, null, null, null, null, null);

    /// <summary>Tinier than anybody reads: 3 points.</summary>
    private const int Tiny = 6;

    /// <summary>Why a person does not see it; null where they do.</summary>
    public HiddenReason? Hidden => this switch
    {
        { Vanish: true } => HiddenReason.Invisible,
        { HalfPoints: < Tiny } => HiddenReason.Tiny,
        { Shaded: not true, Colour: { Length: 6 } colour } when IsNearWhite(colour) => HiddenReason.BackgroundColour,
        _ => null,
    };

    /// <summary>What is said later wins.</summary>
    public Look Then(Look over) => new(
        over.HalfPoints ?? HalfPoints, over.Bold ?? Bold, over.Italic ?? Italic, over.Vanish ?? Vanish, over.Colour ?? Colour, over.Shaded ?? Shaded, over.Font ?? Font);

    /// <summary>From run properties.</summary>
    public static Look Of(XElement? properties) => properties is null ? Unsaid : new Look(
        properties.Child("sz").Number(),
        properties.Switch("b"),
        properties.Switch("i"),
        properties.Switch("vanish") ?? properties.Switch("webHidden"),
        properties.Child("color").Value(),
        properties.Child("shd") is { } shading && shading.Value("fill") is { } fill && fill != "auto" && !IsNearWhite(fill)
            || properties.Child("highlight") is not null ? true : null,
        properties.Child("rFonts").Value("ascii"));

    private static bool IsNearWhite(string colour) =>
        colour.Length == 6 && colour.Chunk(2).All(part => byte.TryParse(part, System.Globalization.NumberStyles.HexNumber, null, out var value) && value >= 0xF5);
}

/// <summary>Styles, resolved through what they are based on.</summary>
internal sealed class WordStyles
{
    // A chain of styles longer than this is a loop.
    private const int MostBases = 20;

    private readonly Dictionary<string, XElement> _styles = new(StringComparer.Ordinal);
    private readonly Look _default;
    private readonly string? _defaultParagraph;

    public WordStyles(XDocument? part)
    {
        foreach (var style in part?.Root?.Elements().Where(element => element.Is("style")) ?? [])
        {
            if (style.Value("styleId") is { } id)
            {
                _styles[id] = style;
                _defaultParagraph = style.Value("type") == "paragraph" && style.Value("default") is "1" or "true" ? id : _defaultParagraph;
            }
        }

        _default = Look.Of(part?.Root.Child("docDefaults").Child("rPrDefault").Child("rPr"));
    }

    /// <summary>How a paragraph of this style looks.</summary>
    public Look Paragraph(string? style) => Chain(style ?? _defaultParagraph).Reverse().Aggregate(_default, (look, element) => look.Then(Look.Of(element.Child("rPr"))));

    /// <summary>What a character style says.</summary>
    public Look Character(string? style) => Chain(style).Reverse().Aggregate(Look.Unsaid, (look, element) => look.Then(Look.Of(element.Child("rPr"))));

    /// <summary>1 to 9 for a heading's style, 1 for a title's; 0 for any other.</summary>
    public int HeadingLevel(string? style)
    {
        foreach (var element in Chain(style))
        {
            if (element.Child("pPr").Child("outlineLvl").Number() is { } level and >= 0 and <= 8)
            {
                return level + 1;
            }

            var name = (element.Child("name").Value() ?? "").ToLowerInvariant();
            if (name is "title")
            {
                return 1;
            }

            if (name.StartsWith("heading ", StringComparison.Ordinal) && name.Length == 9 && name[8] is >= '1' and <= '9')
            {
                return name[8] - '0';
            }
        }

        return 0;
    }

    /// <summary>The numbering that a style brings along.</summary>
    public XElement? Numbering(string? style) => Chain(style).Select(element => element.Child("pPr").Child("numPr")).FirstOrDefault(found => found is not null);

    private IEnumerable<XElement> Chain(string? style)
    {
        for (var i = 0; i < MostBases && style is not null && _styles.TryGetValue(style, out var element); i++)
        {
            yield return element;
            style = element.Child("basedOn").Value();
        }
    }
}
