using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Whether a person sees a letter: what is left of its colour where it stands, after all that is painted before and after it.
/// Where that cannot be known (photographs, patterns), it counts as seen.
/// </summary>
internal sealed class Visibility
{
    private const double TinyPoints = 3;

    // Of an em: letters pressed to a third of what is tiny are lines.
    private const double TinyEm = 1;
    private const double OcrCoverage = 0.9;

    // Of the letter's width and its font's size: an underline or a line through it covers no two heights.
    private static readonly (double Along, double Up)[] Places = [(0.5, 0.25), (0.15, 0.25), (0.85, 0.25), (0.5, 0.45), (0.15, 0.45), (0.85, 0.45)];

    private readonly Box _visible;
    private readonly PdfMeter _meter;
    private (Rgb Ink, Rgb Ground, double Points, bool StandsOut) _last;

    public Visibility(PdfPage page, PdfMeter meter)
    {
        (_visible, _meter) = (Box.Of(page.Visible), meter);
        Surfaces = new Surfaces(page.Surfaces, _visible, meter);
        IsOcrLayer = page.Images > 0 && IsOcr(page.Letters);
    }

    /// <summary>What is painted beside the letters.</summary>
    public Surfaces Surfaces { get; }

    /// <summary>All text is invisible, or below a picture, and lies over what may be a scan: what a scanner's software understood of it.</summary>
    public bool IsOcrLayer { get; }

    /// <summary>How it is hidden; null where it is seen.</summary>
    public HiddenReason? WhyHidden(in PaintedLetter painted)
    {
        var letter = painted.Letter;
        if (painted.IsOff || painted.Parts is (false, false))
            return HiddenReason.Invisible;
        if (!Holds(letter.StartBaseLine) && !Holds(letter.EndBaseLine))
            return HiddenReason.OffPage;
        if ((letter.PointSize < TinyPoints && letter.BoundingBox.Height < TinyPoints) || painted.Em < TinyEm)
            return HiddenReason.Tiny;

        HiddenReason? why = null;
        foreach (var (along, up) in Places)
        {
            why = WhyHidden(painted, At(letter.BoundingBox, along, up));
            if (why is null)
                return null;
        }

        return why;
    }

    private static PdfPoint At(in PdfRectangle area, double along, double up) => new(
        area.BottomLeft.X + (along * (area.BottomRight.X - area.BottomLeft.X)) + (up * (area.TopLeft.X - area.BottomLeft.X)),
        area.BottomLeft.Y + (along * (area.BottomRight.Y - area.BottomLeft.Y)) + (up * (area.TopLeft.Y - area.BottomLeft.Y)));

    private HiddenReason? WhyHidden(in PaintedLetter painted, PdfPoint place)
    {
        var (x, y) = (place.X, place.Y);
        _meter.Spend(painted.Clip.Corners);
        if (!painted.Clip.Holds(x, y))
            return HiddenReason.Invisible;
        if (Surfaces.Passing(x, y, painted.Order) <= Pdf.Surfaces.Faint)
            return HiddenReason.Covered;

        var (fill, stroke, mode) = (painted.Fill.At(x, y), painted.Stroke.At(x, y), painted.Mode);
        var (fills, strokes) = painted.Parts;
        if (!(fills && fill > Pdf.Surfaces.Faint) && !(strokes && stroke > Pdf.Surfaces.Faint))
            return HiddenReason.Invisible;
        if (Surfaces.Colour(x, y, painted.Order, Rgb.White) is not { } background)
            return null;

        var points = Math.Min(painted.Letter.PointSize, painted.Em);
        return (fills && StandsOut(painted.FillInk.Colour, fill)) || (strokes && StandsOut(painted.StrokeInk.Colour, stroke))
            ? null
            : HiddenReason.BackgroundColour;

        bool StandsOut(Rgb? colour, double alpha) =>
            colour is not { } known || StandsOutFrom(Blending.Painted(background, known, alpha, mode), background, points);
    }

    /// <summary>Most letters ask what the letter before them asked.</summary>
    private bool StandsOutFrom(Rgb ink, Rgb ground, double points)
    {
        if (_last.Ink != ink || _last.Ground != ground || _last.Points != points)
            _last = (ink, ground, points, ink.StandsOutFrom(ground, points));
        return _last.StandsOut;
    }

    private bool Holds(PdfPoint point) => _visible.Holds(point.X, point.Y);

    private bool IsOcr(IReadOnlyList<PaintedLetter> letters)
    {
        var over = 0;
        foreach (var painted in letters)
        {
            var middle = At(painted.Letter.BoundingBox, Places[0].Along, Places[0].Up);
            if (painted.Parts is not (false, false) && Surfaces.Passing(middle.X, middle.Y, painted.Order) > Pdf.Surfaces.Faint)
                return false;
            if (Surfaces.HasPicture(middle.X, middle.Y, picture => picture.IsScan))
                over++;
        }

        return over > 0 && over >= OcrCoverage * letters.Count;
    }
}
