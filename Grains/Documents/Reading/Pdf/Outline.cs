using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What a path encloses: its parts as polygons, since two dots in two corners, or a frame, bound a page that they do not fill.</summary>
internal sealed class Outline
{
    private readonly PdfPoint[] _points;
    private readonly int[] _starts;
    private readonly bool _evenOdd;
    private readonly bool _isBox;

    /// <param name="points">Corners, part by part.</param>
    /// <param name="starts">Where each part begins among them.</param>
    /// <param name="evenOdd">Parts within parts are holes; else by the way they run around.</param>
    public Outline(PdfPoint[] points, int[] starts, bool evenOdd)
    {
        (_points, _starts, _evenOdd) = (points, starts, evenOdd);
        Bounds = points.Aggregate(Box.Empty, (box, point) => box.Around(point));
        _isBox = starts.Length == 1 && IsLevel(points);
    }

    public Box Bounds { get; }

    /// <summary>What asking costs, in corners; 0 where the bounds say all.</summary>
    public int Corners => _isBox ? 0 : _points.Length;

    /// <summary>Each part's bounds, and how many corners it has.</summary>
    public IEnumerable<(Box Area, int Corners)> Parts => _starts.Select((start, part) =>
        (_points[start..End(part)].Aggregate(Box.Empty, (box, point) => box.Around(point)), End(part) - start));

    public static Outline Of(PdfPoint one, PdfPoint two, PdfPoint three, PdfPoint four) => new([one, two, three, four], [0], evenOdd: false);

    public bool Holds(double x, double y)
    {
        if (!Bounds.Holds(x, y))
            return false;
        if (_isBox)
            return true;

        var winding = 0;
        var crossings = 0;
        for (var part = 0; part < _starts.Length; part++)
        {
            var (first, end) = (_starts[part], End(part));
            for (var i = first; i < end; i++)
            {
                var (from, to) = (_points[i], _points[i + 1 < end ? i + 1 : first]);
                if (from.Y <= y == to.Y <= y)
                    continue;

                if (from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X)) > x)
                {
                    crossings++;
                    winding += to.Y > from.Y ? 1 : -1;
                }
            }
        }

        return _evenOdd ? crossings % 2 == 1 : winding != 0;
    }

    private int End(int part) => part + 1 < _starts.Length ? _starts[part + 1] : _points.Length;

    /// <summary>A rectangle that is not turned.</summary>
    private static bool IsLevel(PdfPoint[] points)
    {
        const int corners = 4;
        if (points.Length < corners || points.Length > corners + 1 || (points.Length > corners && points[0] != points[corners]))
            return false;

        return (IsSame(points[0].Y, points[1].Y) && IsSame(points[1].X, points[2].X) && IsSame(points[2].Y, points[3].Y) && IsSame(points[3].X, points[0].X))
            || (IsSame(points[0].X, points[1].X) && IsSame(points[1].Y, points[2].Y) && IsSame(points[2].X, points[3].X) && IsSame(points[3].Y, points[0].Y));
    }

    private static bool IsSame(double one, double other) => Math.Abs(one - other) < 1e-6;
}
