using UglyToad.PdfPig.Graphics.Colors;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A pattern that is painted in a colour that is said where it is used, which the library forgets.</summary>
internal sealed record TintedPattern(TilingPatternColor Pattern, IColor Tint) : IColor
{
    public ColorSpace ColorSpace => ColorSpace.Pattern;

    public (double r, double g, double b) ToRGBValues() => Tint.ToRGBValues();
}
