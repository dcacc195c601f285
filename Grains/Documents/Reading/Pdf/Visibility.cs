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

    private readonly PdfRectangle _page;
    private readonly List<PdfRectangle> _images;
    private readonly List<(PdfRectangle Area, bool Dark)> _shapes = [];

    public Visibility(Page page)
    {
        _page = page.CropBox.GetVisibleBounds(page.Rotation);
        _images = [.. page.GetImages().Select(image => image.BoundingBox)];
        foreach (var path in page.Paths)
        {
            if (path.IsFilled && path.GetBoundingRectangle() is { } area)
                _shapes.Add((area, !IsNearWhite(path.FillColor)));
        }

        IsOcrLayer = page.Letters.Count > 0
            && page.Letters.All(letter => IsInvisible(letter.RenderingMode))
            && page.Letters.Count(letter => IsOnImage(letter)) >= OcrCoverage * page.Letters.Count;
    }

    /// <summary>All text is invisible and lies over a picture: what a scanner's software understood of the picture.</summary>
    public bool IsOcrLayer { get; }

    public int Images => _images.Count;

    /// <summary>How it is hidden; null where it is seen.</summary>
    public HiddenReason? WhyHidden(Letter letter)
    {
        if (IsInvisible(letter.RenderingMode))
            return HiddenReason.Invisible;
        if (!Holds(_page, letter.StartBaseLine) && !Holds(_page, letter.EndBaseLine))
            return HiddenReason.OffPage;
        if (letter.PointSize < TinyPoints && letter.BoundingBox.Height < TinyPoints)
            return HiddenReason.Tiny;
        return IsNearWhite(letter.Color) && !IsOnDark(letter) ? HiddenReason.BackgroundColour : null;
    }

    private static bool Holds(PdfRectangle area, PdfPoint point) =>
        point.X >= area.Left && point.X <= area.Right && point.Y >= area.Bottom && point.Y <= area.Top;

    private static bool IsInvisible(TextRenderingMode mode) => mode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip;

    private static bool IsNearWhite(IColor? colour)
    {
        if (colour is null or PatternColor)
            return false;

        var (r, g, b) = colour.ToRGBValues();
        return r > NearWhite && g > NearWhite && b > NearWhite;
    }

    private bool IsOnImage(Letter letter) => _images.Exists(image => Holds(image, letter.BoundingBox.Centroid));

    private bool IsOnDark(Letter letter)
    {
        var middle = letter.BoundingBox.Centroid;
        var topmost = _shapes.FindLastIndex(shape => Holds(shape.Area, middle));
        return topmost >= 0 ? _shapes[topmost].Dark : IsOnImage(letter);
    }
}
