using UglyToad.PdfPig.Graphics;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A drawing whose lightness, or whose opacity, is how much stays of what is painted through it.</summary>
/// <param name="mask">As the file gives it.</param>
/// <param name="surfaces">What its drawing paints.</param>
/// <param name="isOpacity">Its opacity counts, not its lightness.</param>
/// <param name="meter">Each question costs.</param>
internal sealed class SoftMasking(SoftMask mask, Surfaces surfaces, bool isOpacity, PdfMeter meter)
{
    // What a calculation may take.
    private const int StepsPerTransfer = 50;

    // The drawing lies on this colour where it does not paint.
    private readonly Rgb _ground = mask.BC is { Length: > 0 } ground
        ? new Rgb(ground[0], ground[ground.Length / 2], ground[^1])
        : Rgb.Black;

    /// <summary>From 0, nothing, to 1; 1 where it cannot be known.</summary>
    public double At(double x, double y)
    {
        // A picture's own opacity and a shading's colours are not read: what they let through is not known, whatever is made of it.
        if ((isOpacity ? surfaces.Opacity(x, y) : surfaces.Colour(x, y, int.MaxValue, _ground)?.Luminance) is not { } value)
            return 1;
        if (mask.TransferFunction is not { } transfer)
            return value;

        meter.Spend(StepsPerTransfer);
        return transfer.Eval(value) is [var changed, ..] ? changed : value;
    }
}
