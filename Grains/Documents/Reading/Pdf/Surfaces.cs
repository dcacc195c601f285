using UglyToad.PdfPig.Graphics.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>All that is painted on a page beside its letters, asked point by point.</summary>
internal sealed class Surfaces
{
    private const int Bands = 64;

    // Each point asks all that lies at its height, of which some take as long as a step of the meter.
    private const int AreasPerStep = 2;
    private const int CornersPerStep = 4;

    private readonly PdfMeter _meter;
    private readonly double _bottom;
    private readonly double _height;
    private readonly List<Surface>[] _bands = new List<Surface>[Bands];

    /// <param name="surfaces">In the order in which they are painted.</param>
    /// <param name="page">What is seen of the page; points outside are asked for as well.</param>
    /// <param name="meter">Each question costs.</param>
    public Surfaces(IReadOnlyList<Surface> surfaces, Box page, PdfMeter meter)
    {
        (_meter, _bottom, _height) = (meter, page.Bottom, Math.Max(1, page.Height) / Bands);
        foreach (var surface in surfaces)
        {
            var bounds = surface.Outline.Bounds.Within(surface.Clip.Bounds);
            if (bounds.Width < 0 || bounds.Height < 0)
                continue;

            var last = Band(bounds.Top);
            meter.Spend(last - Band(bounds.Bottom));
            for (var band = Band(bounds.Bottom); band <= last; band++)
                (_bands[band] ??= []).Add(surface);
        }
    }

    /// <summary>What shows at a point of all that is painted before; null where that is not known.</summary>
    /// <param name="x">In points from the left.</param>
    /// <param name="y">In points from below.</param>
    /// <param name="before">Number of what is painted on it.</param>
    /// <param name="ground">The paper's colour.</param>
    public Rgb? Colour(double x, double y, int before, Rgb ground)
    {
        Rgb? colour = ground;
        foreach (var surface in At(y))
        {
            if (surface.Order >= before)
                break;
            if (!Holds(surface, x, y))
                continue;

            var alpha = surface.Opacity.At(x, y);
            var painted = surface.Picture is { } picture ? picture.ColourAt(x, y) : new Paint(surface.Colour, Shows: true);
            if (!painted.Shows || alpha <= Faint)
                continue;

            if (painted.Colour is { } known)
                colour = colour is { } backdrop ? Blending.Painted(backdrop, known, alpha, surface.Mode) : alpha >= Opaque && surface.Mode is BlendMode.Normal ? known : null;
            else
                colour = null;
        }

        return colour;
    }

    /// <summary>How much of what is painted at a point shows through all that is painted later: from 0 to 1.</summary>
    public double Passing(double x, double y, int below)
    {
        var share = 1.0;
        var surfaces = At(y);
        for (var i = surfaces.Count - 1; i >= 0 && surfaces[i].Order >= below && share > Faint; i--)
        {
            if (surfaces[i] is { Hides: true, Mode: BlendMode.Normal } surface && Holds(surface, x, y))
                share *= 1 - surface.Opacity.At(x, y);
        }

        return share;
    }

    /// <summary>How much of what lies below is taken at a point, by all together: from 0 to 1; null where that is not known.</summary>
    public double? Opacity(double x, double y)
    {
        var share = 1.0;
        foreach (var surface in At(y))
        {
            if (!Holds(surface, x, y) || surface.Opacity.At(x, y) is not (> Faint and var alpha))
                continue;
            if (!surface.Hides)
                return null;

            share *= 1 - alpha;
        }

        return 1 - share;
    }

    /// <summary>A picture that fulfils this lies at a point.</summary>
    public bool HasPicture(double x, double y, Predicate<Picture> condition)
    {
        foreach (var surface in At(y))
        {
            if (surface.Picture is { } picture && condition(picture) && Holds(surface, x, y))
                return true;
        }

        return false;
    }

    /// <summary>Less is not seen.</summary>
    public const double Faint = 0.08;

    private const double Opaque = 0.95;

    private bool Holds(Surface surface, double x, double y)
    {
        if (!surface.Outline.Bounds.Holds(x, y))
            return false;

        _meter.Spend((surface.Outline.Corners + surface.Clip.Corners) / CornersPerStep);
        return surface.Outline.Holds(x, y) && surface.Clip.Holds(x, y);
    }

    private List<Surface> At(double y)
    {
        var surfaces = _bands[Band(y)] ?? _none;
        _meter.Spend(surfaces.Count / AreasPerStep);
        return surfaces;
    }

    private static readonly List<Surface> _none = [];

    private int Band(double y) => (int)Math.Clamp((y - _bottom) / _height, 0, Bands - 1);
}
