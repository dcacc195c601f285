using UglyToad.PdfPig.Graphics.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What becomes of a colour that is painted on another (PDF's blend modes; ISO 32000-1, 11.3.5).</summary>
internal static class Blending
{
    private const double Half = 0.5;

    public static Rgb Painted(Rgb backdrop, Rgb source, double alpha, BlendMode mode) => Blend(backdrop, source, mode).On(backdrop, alpha);

    private static Rgb Blend(Rgb backdrop, Rgb source, BlendMode mode) => mode switch
    {
        BlendMode.Normal => source,
        BlendMode.Multiply => backdrop.With(source, (b, s) => b * s),
        BlendMode.Screen => backdrop.With(source, Screen),
        BlendMode.Overlay => backdrop.With(source, (b, s) => HardLight(s, b)),
        BlendMode.Darken => backdrop.With(source, Math.Min),
        BlendMode.Lighten => backdrop.With(source, Math.Max),
        BlendMode.ColorDodge => backdrop.With(source, (b, s) => b == 0 ? 0 : s >= 1 ? 1 : Math.Min(1, b / (1 - s))),
        BlendMode.ColorBurn => backdrop.With(source, (b, s) => b >= 1 ? 1 : s <= 0 ? 0 : 1 - Math.Min(1, (1 - b) / s)),
        BlendMode.HardLight => backdrop.With(source, HardLight),
        BlendMode.SoftLight => backdrop.With(source, SoftLight),
        BlendMode.Difference => backdrop.With(source, (b, s) => Math.Abs(b - s)),
        BlendMode.Exclusion => backdrop.With(source, (b, s) => b + s - (2 * b * s)),

        // They keep how light the backdrop is, and so no text can be told.
        BlendMode.Hue or BlendMode.Saturation or BlendMode.Color => backdrop,
        _ => source,
    };

    private static double Screen(double b, double s) => b + s - (b * s);

    private static double HardLight(double b, double s) => s <= Half ? b * 2 * s : Screen(b, (2 * s) - 1);

    private static double SoftLight(double b, double s)
    {
        if (s <= Half)
            return b - ((1 - (2 * s)) * b * (1 - b));

        var d = b <= 0.25 ? ((((16 * b) - 12) * b) + 4) * b : Math.Sqrt(b);
        return b + (((2 * s) - 1) * (d - b));
    }
}
