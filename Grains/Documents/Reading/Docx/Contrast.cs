using System.Globalization;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Whether an eye can tell two colours apart, and colours between them. Colours are six hexadecimal digits.</summary>
internal static class Contrast
{
    // Where WCAG asks for 4.5 (success criterion 1.4.3), nobody reads at 1.2; and colours of one lightness may still differ in hue.
    private const double Readable = 1.2;
    private const int HueApart = 40;

    /// <summary>True where letters of this colour cannot be read before that one.</summary>
    public static bool IsLost(string behind, string colour)
    {
        if (Channels(behind) is not { } back || Channels(colour) is not { } front)
        {
            return false;
        }

        var (light, dark) = (Luminance(back), Luminance(front));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05) < Readable
            && Math.Abs(back.Red - front.Red) <= HueApart && Math.Abs(back.Green - front.Green) <= HueApart && Math.Abs(back.Blue - front.Blue) <= HueApart;
    }

    /// <summary>One colour over another.</summary>
    /// <param name="share">Of the colour above, 0 to 1.</param>
    public static string Blend(string above, string below, double share) => Channels(above) is { } top && Channels(below) is { } ground
        ? Hex(Mix(top.Red, ground.Red, share), Mix(top.Green, ground.Green, share), Mix(top.Blue, ground.Blue, share))
        : Shading.Unknown;

    /// <summary>A colour made lighter or darker: its lightness (of HSL) times a factor, and something more.</summary>
    public static string Relit(string colour, double factor, double more)
    {
        if (Channels(colour) is not { } c)
        {
            return Shading.Unknown;
        }

        var (most, least) = (Math.Max(c.Red, Math.Max(c.Green, c.Blue)) / 255.0, Math.Min(c.Red, Math.Min(c.Green, c.Blue)) / 255.0);
        var old = (most + least) / 2;
        var lightness = Math.Clamp((old * factor) + more, 0, 1);
        // The chroma that this saturation has at the new lightness.
        var room = 1 - Math.Abs((2 * old) - 1);
        var stretch = room <= 0 ? 0 : (1 - Math.Abs((2 * lightness) - 1)) / room;
        return Hex(Move(c.Red), Move(c.Green), Move(c.Blue));

        double Move(int channel) => 255 * (lightness + (((channel / 255.0) - old) * stretch));
    }

    private static double Mix(double above, double below, double share) => (above * share) + (below * (1 - share));

    private static string Hex(double red, double green, double blue) => string.Create(CultureInfo.InvariantCulture, $"{Byte(red):X2}{Byte(green):X2}{Byte(blue):X2}");

    private static int Byte(double channel) => Math.Clamp((int)Math.Round(channel), 0, 255);

    private static (int Red, int Green, int Blue)? Channels(string colour) =>
        colour.Length == 6 && uint.TryParse(colour, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? ((int)(value >> 16), (int)((value >> 8) & 0xFF), (int)(value & 0xFF))
            : null;

    private static double Luminance((int Red, int Green, int Blue) colour) => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

    private static double Linear(int channel) => channel <= 10 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
}
