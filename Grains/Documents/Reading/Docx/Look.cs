using System.Xml.Linq;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>How letters look, as far as it matters here; null where it is not said.</summary>
internal sealed record Look
{
    public static Look Unsaid { get; } = new();

    /// <summary>Tinier than anybody reads: 3 points.</summary>
    private const int TinyHalfPoints = 6;

    /// <summary>Letters this narrow are a line.</summary>
    private const int NarrowPercent = 10;

    private const int DefaultHalfPoints = 20;

    /// <summary>Twentieths of a point for each half point of size: letters are half as wide as high, and four fifths of that are gone.</summary>
    private const int PiledUp = 4;

    /// <summary>The same for what is left of a letter's width.</summary>
    private const double Pressed = 0.5;
    private const int FewestPressed = 3;

    /// <summary>A page's height above or below the line, in half points.</summary>
    private const int OffLine = 1_440;

    /// <summary>Size in half points.</summary>
    public int? HalfPoints { get; init; }

    /// <summary>Width of the letters, in percent.</summary>
    public int? Percent { get; init; }

    public bool? Bold { get; init; }

    public bool? Italic { get; init; }

    /// <summary>Not shown.</summary>
    public bool? Vanish { get; init; }

    /// <summary>Letters that are filled with nothing.</summary>
    public bool? Hollow { get; init; }

    /// <summary>Six hexadecimal digits, or auto.</summary>
    public string? Colour { get; init; }

    /// <summary>Colour of an outline, a shadow or a glow, by which letters are seen whatever fills them; <see cref="Shading.Unknown"/> for a relief.</summary>
    public string? Edge { get; init; }

    /// <summary>What stands behind it (<see cref="Shading"/>).</summary>
    public string? Behind { get; init; }

    /// <summary>Room between letters, in twentieths of a point; negative where they are pushed together.</summary>
    public int? Spacing { get; init; }

    /// <summary>Width that the letters are pressed into, in twentieths of a point.</summary>
    public int? Fit { get; init; }

    /// <summary>Half points above the line.</summary>
    public int? Raised { get; init; }

    /// <summary>The font for Latin script; <see cref="WordTheme.Major"/> or <see cref="WordTheme.Minor"/> for a theme's.</summary>
    public string? Font { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Why a person does not see it; null where they do.</summary>
    /// <param name="behind">What stands behind the paragraph.</param>
    /// <param name="letters">How many there are.</param>
    public HiddenReason? HiddenBefore(string? behind, int letters) => this switch
    {
        { Vanish: true } => HiddenReason.Invisible,
        { Hollow: true } when !IsEdged(behind) => HiddenReason.Invisible,
        { HalfPoints: < TinyHalfPoints } or { Percent: > 0 and < NarrowPercent } => HiddenReason.Tiny,
        _ when Spacing <= -PiledUp * Size || (letters >= FewestPressed && Fit < Pressed * letters * Size) => HiddenReason.Tiny,
        { Raised: >= OffLine or <= -OffLine } => HiddenReason.OffPage,
        _ when Hollow != true && Shading.Swallows(Behind ?? behind, Colour) && !IsEdged(behind) => HiddenReason.BackgroundColour,
        _ => null,
    };

    /// <summary>Half points; Word's own size where none is said.</summary>
    public int Size => HalfPoints ?? DefaultHalfPoints;

    private bool IsEdged(string? behind) => Edge is not null && !Shading.Swallows(Behind ?? behind, Edge);

    /// <summary>What is said later wins.</summary>
    public Look Then(Look over) => ReferenceEquals(over, Unsaid) ? this : new()
    {
        HalfPoints = over.HalfPoints ?? HalfPoints,
        Percent = over.Percent ?? Percent,
        Bold = over.Bold ?? Bold,
        Italic = over.Italic ?? Italic,
        Vanish = over.Vanish ?? Vanish,
        Hollow = over.Hollow ?? Hollow,
        Colour = over.Colour ?? Colour,
        Edge = over.Edge ?? Edge,
        Behind = over.Behind ?? Behind,
        Spacing = over.Spacing ?? Spacing,
        Fit = over.Fit ?? Fit,
        Raised = over.Raised ?? Raised,
        Font = over.Font ?? Font,
        Language = over.Language ?? Language,
    };

    /// <summary>From run properties.</summary>
    public static Look Of(XElement? properties, WordColours colours)
    {
        if (properties is null || !properties.HasElements)
        {
            return Unsaid;
        }

        // Letters may have a fill of their own, which goes before their colour.
        var fill = LookEffects.Fill(properties);
        var isHollow = fill is not null && WordColours.IsNothing(fill);
        return new()
        {
            HalfPoints = properties.Child("sz").Number(),
            Percent = properties.Child("w").Number(),
            Bold = properties.Switch("b"),
            Italic = properties.Switch("i"),
            Vanish = properties.Switch("vanish"),
            Hollow = fill is null ? null : isHollow,
            Colour = fill is not null && !isHollow ? colours.Filled(fill, Shading.Paper) : Said(properties.Child("color"), colours),
            Edge = LookEffects.Edge(properties, colours),
            Behind = Shading.Of(properties, colours),
            Spacing = properties.Child("spacing").Number(),
            Fit = properties.Child("fitText").Number(),
            Raised = properties.Child("position").Number(),
            Font = FontOf(properties.Child("rFonts")),
            Language = properties.Child("lang").Value(),
        };
    }

    private static string? Said(XElement? colour, WordColours colours) => colours.Of(colour, "val", "themeColor") ?? colour.Value();

    private static string? FontOf(XElement? fonts) => fonts.Value("asciiTheme") switch
    {
        null => fonts.Value("ascii"),
        var theme => theme.StartsWith("major", StringComparison.Ordinal) ? WordTheme.Major : WordTheme.Minor,
    };
}
