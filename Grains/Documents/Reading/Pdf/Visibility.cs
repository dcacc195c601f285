using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Whether a person sees a letter. Where it cannot be known (patterns, transparency, clips), it counts as seen.</summary>
internal sealed class Visibility
{
    private const double TinyPoints = 3;
    private const double NearWhite = 0.93;
    private const double OcrCoverage = 0.9;

    // Each letter asks all pictures and shapes, of which some take as long as a step of the meter.
    private const int AreasPerStep = 2;

    private readonly Area _visible;
    private readonly PdfMeter _meter;
    private readonly Area[] _images;
    private readonly (Area Area, bool Dark)[] _shapes;

    public Visibility(PdfPage page, PdfMeter meter)
    {
        (_visible, _meter) = (new Area(page.Visible), meter);
        _images = [.. page.Images.Select(image => new Area(image))];
        _shapes = [.. page.Shapes.Select(shape => (new Area(shape.Area), !IsNearWhite(shape.Colour)))];
        IsOcrLayer = page.Letters.Count > 0
            && page.Letters.All(letter => IsInvisible(letter.RenderingMode))
            && page.Letters.Count(IsOnImage) >= OcrCoverage * page.Letters.Count;
    }

    /// <summary>All text is invisible and lies over a picture: what a scanner's software understood of the picture.</summary>
    public bool IsOcrLayer { get; }

    /// <summary>How it is hidden; null where it is seen.</summary>
    public HiddenReason? WhyHidden(Letter letter)
    {
        if (IsInvisible(letter.RenderingMode))
            return HiddenReason.Invisible;
        if (!_visible.Holds(letter.StartBaseLine) && !_visible.Holds(letter.EndBaseLine))
            return HiddenReason.OffPage;
        if (letter.PointSize < TinyPoints && letter.BoundingBox.Height < TinyPoints)
            return HiddenReason.Tiny;
        return IsNearWhite(letter.Color) && !IsOnDark(letter) ? HiddenReason.BackgroundColour : null;
    }

    private static bool IsInvisible(TextRenderingMode mode) => mode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip;

    private static bool IsNearWhite(IColor? colour)
    {
        if (colour is null or PatternColor)
            return false;

        var (r, g, b) = colour.ToRGBValues();
        return r > NearWhite && g > NearWhite && b > NearWhite;
    }

    private bool IsOnImage(Letter letter)
    {
        _meter.Spend(_images.Length / AreasPerStep);
        var middle = letter.BoundingBox.Centroid;
        return Array.Exists(_images, image => image.Holds(middle));
    }

    private bool IsOnDark(Letter letter)
    {
        _meter.Spend(_shapes.Length / AreasPerStep);
        var middle = letter.BoundingBox.Centroid;
        var topmost = Array.FindLastIndex(_shapes, shape => shape.Area.Holds(middle));
        return topmost >= 0 ? _shapes[topmost].Dark : IsOnImage(letter);
    }

    /// <summary>A rectangle's sides, which the library computes anew each time.</summary>
    private readonly struct Area(PdfRectangle area)
    {
        private readonly double _left = area.Left;
        private readonly double _right = area.Right;
        private readonly double _bottom = area.Bottom;
        private readonly double _top = area.Top;

        public bool Holds(PdfPoint point) => point.X >= _left && point.X <= _right && point.Y >= _bottom && point.Y <= _top;
    }
}
