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

    /// <summary>What stands behind it (<see cref="Shading"/>).</summary>
    public string? Behind { get; init; }

    /// <summary>The font for Latin script; <see cref="WordTheme.Major"/> or <see cref="WordTheme.Minor"/> for a theme's.</summary>
    public string? Font { get; init; }

    /// <summary>BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>Why a person does not see it; null where they do.</summary>
    /// <param name="behind">What stands behind the paragraph.</param>
    public HiddenReason? HiddenBefore(string? behind) => this switch
    {
        { Vanish: true } or { Hollow: true } => HiddenReason.Invisible,
        { HalfPoints: < TinyHalfPoints } or { Percent: > 0 and < NarrowPercent } => HiddenReason.Tiny,
        _ when Shading.Swallows(Behind ?? behind, Colour) => HiddenReason.BackgroundColour,
        _ => null,
    };

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
        Behind = over.Behind ?? Behind,
        Font = over.Font ?? Font,
        Language = over.Language ?? Language,
    };

    /// <summary>From run properties.</summary>
    public static Look Of(XElement? properties) => properties is null || !properties.HasElements ? Unsaid : new()
    {
        HalfPoints = properties.Child("sz").Number(),
        Percent = properties.Child("w").Number(),
        Bold = properties.Switch("b"),
        Italic = properties.Switch("i"),
        Vanish = properties.Switch("vanish"),
        Hollow = properties.Any("textFill") is { } fill ? fill.Any("noFill") is not null && properties.Any("textOutline") is null : null,
        Colour = properties.Child("color").Value(),
        Behind = Shading.Of(properties),
        Font = FontOf(properties.Child("rFonts")),
        Language = properties.Child("lang").Value(),
    };

    private static string? FontOf(XElement? fonts) => fonts.Value("asciiTheme") switch
    {
        null => fonts.Value("ascii"),
        var theme => theme.StartsWith("major", StringComparison.Ordinal) ? WordTheme.Major : WordTheme.Minor,
    };
}
