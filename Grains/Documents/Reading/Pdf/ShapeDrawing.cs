using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The path that is being drawn.</summary>
internal sealed class ShapeDrawing
{
    private PdfPath? _path;
    private PdfSubpath? _subpath;

    /// <summary>It bounds what is drawn after it.</summary>
    public bool IsClip { get; private set; }

    /// <summary>Lines can be added.</summary>
    public bool IsOpen => _subpath is not null;

    public void Clip() => IsClip = _path is not null;

    public void Begin()
    {
        _path ??= [];
        Keep();
        _subpath = new PdfSubpath();
    }

    public PdfPoint Move(PdfPoint to)
    {
        Begin();
        _subpath!.MoveTo(to.X, to.Y);
        return to;
    }

    public PdfPoint Line(PdfPoint to)
    {
        _subpath!.LineTo(to.X, to.Y);
        return to;
    }

    public PdfPoint Curve(PdfPoint first, PdfPoint second, PdfPoint to)
    {
        _subpath!.BezierCurveTo(first.X, first.Y, second.X, second.Y, to.X, to.Y);
        return to;
    }

    public void Rectangle(PdfPoint corner, PdfPoint opposite)
    {
        Begin();
        _subpath!.Rectangle(corner.X, corner.Y, opposite.X - corner.X, opposite.Y - corner.Y);
        Keep();
    }

    /// <summary>Where the closed part began; null where none was open.</summary>
    public PdfPoint? Close()
    {
        if (_subpath is null)
            return null;

        var start = _subpath.Commands is [PdfSubpath.Move move, ..] ? move.Location : (PdfPoint?)null;
        _subpath.CloseSubpath();
        Keep();
        return start;
    }

    /// <summary>Where the path lies; null where nothing was drawn.</summary>
    public PdfRectangle? End()
    {
        Keep();
        var area = _path?.GetBoundingRectangle();
        _path = null;
        IsClip = false;
        return area;
    }

    private void Keep()
    {
        if (_subpath is not null)
            _path?.Add(_subpath);
        _subpath = null;
    }
}
