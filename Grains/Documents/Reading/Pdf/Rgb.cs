using UglyToad.PdfPig.Graphics.Colors;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A colour as a screen shows it; each part from 0 to 1.</summary>
internal readonly record struct Rgb(double R, double G, double B)
{
    // WCAG's contrast runs from 1 to 21 and asks 4.5 of text. Light grey on white, at 1.2, can just be found by who looks for it.
    private const double LeastContrast = 1.2;

    // What is large is found with less: a stamp across a page, of letters of half an inch and more.
    private const double LeastContrastOfLarge = 1.08;
    private const double LargePoints = 40;

    // Colours as light as each other still part by their hue.
    private const double Hue = 0.35;

    public static Rgb White { get; } = new(1, 1, 1);

    public static Rgb Black { get; } = new(0, 0, 0);

    /// <summary>How light it is to the eye, from 0 to 1.</summary>
    public double Luminance => (0.2126 * Linear(R)) + (0.7152 * Linear(G)) + (0.0722 * Linear(B));

    /// <summary>Null for a pattern, or where no colour is given.</summary>
    public static Rgb? Of(IColor? colour)
    {
        if (colour is null or PatternColor or TintedPattern)
            return null;

        var (r, g, b) = colour.ToRGBValues();
        return new Rgb(Math.Clamp(r, 0, 1), Math.Clamp(g, 0, 1), Math.Clamp(b, 0, 1));
    }

    /// <summary>This much of it on another.</summary>
    public Rgb On(Rgb other, double share) =>
        new((share * R) + ((1 - share) * other.R), (share * G) + ((1 - share) * other.G), (share * B) + ((1 - share) * other.B));

    public Rgb With(Rgb other, Func<double, double, double> blend) => new(blend(R, other.R), blend(G, other.G), blend(B, other.B));

    /// <summary>A person can tell text of this colour from its background.</summary>
    /// <param name="background">What it stands on.</param>
    /// <param name="points">Size of the text.</param>
    public bool StandsOutFrom(Rgb background, double points = 0)
    {
        var (one, other) = (Luminance + 0.05, background.Luminance + 0.05);
        return Math.Max(one, other) / Math.Min(one, other) >= (points > LargePoints ? LeastContrastOfLarge : LeastContrast)
            || Math.Max(Math.Max(Math.Abs(R - background.R), Math.Abs(G - background.G)), Math.Abs(B - background.B)) >= Hue;
    }

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
