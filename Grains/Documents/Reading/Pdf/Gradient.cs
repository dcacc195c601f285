using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A gradient's colour, where it has but one, and where it is painted.</summary>
internal static class Gradient
{
    // Its ends, and between them; of a calculation in two directions, so many in each.
    private const int Samples = 9;

    // What a function may take.
    private const int StepsPerSample = 50;

    // A page is not as long.
    private const double Far = 100_000;

    private const int CornersOfCircle = 32;

    /// <summary>Null where a person can tell its colours apart, or they are not known.</summary>
    public static Rgb? OnlyColour(Shading shading, PdfMeter meter)
    {
        Rgb? only = null;
        try
        {
            foreach (var input in Inputs(shading))
            {
                meter.Spend(StepsPerSample);
                if (Rgb.Of(shading.ColorSpace.GetColor(shading.Eval(input))) is not { } colour || (only is { } first && colour.StandsOutFrom(first)))
                    return null;

                only ??= colour;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !meter.Exceeded)
        {
            // A function that is damaged gives no colour.
            return null;
        }

        return only;
    }

    /// <summary>Where it is painted, in its own space; null where it is not known. Meshes are not followed.</summary>
    public static PdfPoint[]? Area(Shading shading) => shading switch
    {
        AxialShading { Coords: [var x0, var y0, var x1, var y1] } axis => Band(x0, y0, x1, y1, axis.Extend),
        RadialShading { Coords: [var x0, var y0, var r0, var x1, var y1, var r1], Extend: [var before, var after] } =>
            Circle(r0 > r1 ? (x0, y0, r0, before) : (x1, y1, r1, after), r0 > r1 ? (x1, y1, r1, after) : (x0, y0, r0, before)),
        FunctionBasedShading { Domain: [var left, var right, var bottom, var top] } area =>
            [area.Matrix.Transform(new PdfPoint(left, bottom)), area.Matrix.Transform(new PdfPoint(right, bottom)), area.Matrix.Transform(new PdfPoint(right, top)), area.Matrix.Transform(new PdfPoint(left, top))],
        _ => null,
    };

    private static IEnumerable<double[]> Inputs(Shading shading) => shading switch
    {
        AxialShading { Domain: [var from, var to] } => Between(from, to).Select(at => new[] { at }),
        RadialShading { Domain: [var from, var to] } => Between(from, to).Select(at => new[] { at }),
        FunctionBasedShading { Domain: [var left, var right, var bottom, var top] } =>
            Between(left, right).SelectMany(x => Between(bottom, top).Select(y => new[] { x, y })),
        _ => [],
    };

    private static IEnumerable<double> Between(double from, double to) =>
        Enumerable.Range(0, Samples).Select(i => from + ((to - from) * i / (Samples - 1)));

    /// <summary>Across the axis without an end; along it as far as it is, or is extended.</summary>
    private static PdfPoint[]? Band(double x0, double y0, double x1, double y1, bool[] extend)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (!(length > 0) || extend is not [var before, var after])
            return null;

        (dx, dy) = (dx / length * Far, dy / length * Far);
        (x0, y0) = before ? (x0 - dx, y0 - dy) : (x0, y0);
        (x1, y1) = after ? (x1 + dx, y1 + dy) : (x1, y1);
        return [new(x0 - dy, y0 + dx), new(x1 - dy, y1 + dx), new(x1 + dy, y1 - dx), new(x0 + dy, y0 - dx)];
    }

    /// <summary>A disc, or all, where the one circle lies within the other and is filled; cones are not followed.</summary>
    private static PdfPoint[]? Circle((double X, double Y, double R, bool Extended) outer, (double X, double Y, double R, bool Extended) inner)
    {
        var apart = Math.Sqrt(Math.Pow(outer.X - inner.X, 2) + Math.Pow(outer.Y - inner.Y, 2));
        if (!(apart + inner.R <= outer.R) || outer.R <= 0 || (inner.R > 0 && !inner.Extended))
            return null;

        var radius = outer.Extended ? Far : outer.R;
        return [.. Enumerable.Range(0, CornersOfCircle).Select(i => Math.SinCos(i * Math.Tau / CornersOfCircle))
            .Select(turn => new PdfPoint(outer.X + (radius * turn.Cos), outer.Y + (radius * turn.Sin)))];
    }
}
