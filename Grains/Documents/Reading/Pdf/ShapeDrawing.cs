using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The path that is being drawn, its curves as lines.</summary>
internal sealed class ShapeDrawing
{
    // Lines that a curve becomes: a quarter of a circle is then true to a hundredth of its radius.
    private const int LinesPerCurve = 6;

    private readonly List<PdfPoint> _points = [];
    private readonly List<int> _starts = [];
    private PdfPoint? _start;

    /// <summary>How it bounds what is drawn after it; null where it does not.</summary>
    public FillingRule? Clipping { get; private set; }

    /// <summary>Lines can be added.</summary>
    public bool IsOpen => _start is not null;

    public void Clip(FillingRule rule) => Clipping = _points.Count > 0 ? rule : null;

    public PdfPoint Move(PdfPoint to)
    {
        _start = to;
        _starts.Add(_points.Count);
        _points.Add(to);
        return to;
    }

    public PdfPoint Line(PdfPoint to)
    {
        Continue();
        _points.Add(to);
        return to;
    }

    public PdfPoint Curve(PdfPoint from, PdfPoint first, PdfPoint second, PdfPoint to)
    {
        Continue();
        for (var i = 1; i < LinesPerCurve; i++)
        {
            var (t, s) = (i / (double)LinesPerCurve, 1 - (i / (double)LinesPerCurve));
            var (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t);
            _points.Add(new PdfPoint((a * from.X) + (b * first.X) + (c * second.X) + (d * to.X), (a * from.Y) + (b * first.Y) + (c * second.Y) + (d * to.Y)));
        }

        _points.Add(to);
        return to;
    }

    /// <summary>Its four corners, one after the other.</summary>
    public void Rectangle(PdfPoint one, PdfPoint two, PdfPoint three, PdfPoint four)
    {
        Move(one);
        _points.AddRange([two, three, four]);
        Close();
    }

    /// <summary>Where the closed part began; null where none was open.</summary>
    public PdfPoint? Close()
    {
        if (_start is { } start && _points[^1] != start)
            _points.Add(start);
        return _start;
    }

    /// <summary>The lines from corner to corner, as they were drawn.</summary>
    public IEnumerable<(PdfPoint From, PdfPoint To)> Lines()
    {
        for (var part = 0; part < _starts.Count; part++)
        {
            var end = part + 1 < _starts.Count ? _starts[part + 1] : _points.Count;
            for (var i = _starts[part]; i + 1 < end; i++)
                yield return (_points[i], _points[i + 1]);
        }
    }

    /// <summary>What the path encloses; null where nothing was drawn.</summary>
    public Outline? Outline(FillingRule rule) =>
        _points.Count == 0 ? null : new Outline([.. _points], [.. _starts], rule is FillingRule.EvenOdd);

    /// <summary>The next path begins.</summary>
    public void End()
    {
        _points.Clear();
        _starts.Clear();
        _start = null;
        Clipping = null;
    }

    /// <summary>Behind a part that was closed, the next begins where that one did.</summary>
    private void Continue()
    {
        if (_start is { } start && _points[^1] == start && _points.Count - _starts[^1] > 1)
            Move(start);
    }
}
