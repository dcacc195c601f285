using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A part of a page whose sides are level and upright, in points from the lower left corner.</summary>
internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    /// <summary>Holds nothing; any box around a point is larger.</summary>
    public static Box Empty { get; } = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public static Box Of(PdfRectangle area) => new(area.Left, area.Bottom, area.Right, area.Top);

    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Bottom && y <= Top;

    public bool Meets(Box other) => Left <= other.Right && Right >= other.Left && Bottom <= other.Top && Top >= other.Bottom;

    /// <summary>What lies in both; turned inside out where nothing does.</summary>
    public Box Within(Box other) =>
        new(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));

    public Box Around(PdfPoint point) =>
        new(Math.Min(Left, point.X), Math.Min(Bottom, point.Y), Math.Max(Right, point.X), Math.Max(Top, point.Y));
}
