using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>Shapes and pictures, and what bounds them.</content>
internal sealed partial class PageDrawing
{
    // A line that is as thick hides text, or is its background.
    private const double ThickLine = 2;

    private const int MostRules = 4000;

    private readonly List<Box> _rules = [];
    private ShapeDrawing _shape = new();
    private List<Surface> _surfaces = [];
    private int _images;

    public override void BeginSubpath()
    {
        // It begins where it moves to.
    }

    public override PdfPoint? CloseSubpath() => _shape.Close();

    public override void MoveTo(double x, double y) => CurrentPosition = _shape.Move(At(x, y));

    public override void LineTo(double x, double y)
    {
        if (_shape.IsOpen)
            CurrentPosition = _shape.Line(At(x, y));
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
        if (_shape.IsOpen)
            CurrentPosition = _shape.Curve(CurrentPosition, CurrentPosition, At(x2, y2), At(x3, y3));
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        if (_shape.IsOpen)
            CurrentPosition = _shape.Curve(CurrentPosition, At(x1, y1), At(x2, y2), At(x3, y3));
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
        _shape.Rectangle(At(x, y), At(x + width, y), At(x + width, y + height), At(x, y + height));
        CurrentPosition = At(x, y);
    }

    public override void StrokePath(bool close)
    {
        if (close)
            _shape.Close();
        Stroke();
        EndPath();
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
        Fill(fillingRule);
        EndPath();
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
        if (close)
            _shape.Close();
        Fill(fillingRule);
        Stroke();
        EndPath();
    }

    public override void EndPath()
    {
        if (_shape.Clipping is { } rule && _shape.Outline(rule) is { } outline)
            _clip = _clip.Within(outline);
        _shape.End();
    }

    public override void ClosePath() => EndPath();

    public override void ModifyClippingIntersect(FillingRule clippingRule) => _shape.Clip(clippingRule);

    /// <summary>A gradient over all that is open to it; where it is not known how far it goes, it hides nothing.</summary>
    public override void PaintShading(NameToken shadingName)
    {
        var (shading, clip) = (ResourceStore.GetShading(shadingName), _clip);
        var area = Gradient.Area(shading);
        if (shading.BBox is { } bounds)
            ClipToRectangle(bounds, FillingRule.NonZeroWinding);
        var outline = area is null ? OutlineOf(_clip.Bounds) : new Outline([.. area.Select(point => At(point.X, point.Y))], [0], evenOdd: false);
        Paint(outline, area is null ? null : Gradient.OnlyColour(shading, _parsing.Meter), GetCurrentState().AlphaConstantNonStroking, hides: area is not null);
        _clip = clip;
    }

    public override void EndInlineImage(Memory<byte> bytes)
    {
        if (InlineImageBuilder is not { } image)
            return;

        PaintPicture(new StreamToken(new DictionaryToken(image.Properties ?? new Dictionary<NameToken, IToken>()), bytes), CurrentTransformationMatrix);
        InlineImageBuilder = null;
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
        if (!_parsing.Layers!.Hides(xObjectContentRecord.Stream))
            PaintPicture(xObjectContentRecord.Stream, xObjectContentRecord.AppliedTransformation);
    }

    protected override void RenderInlineImage(InlineImage inlineImage)
    {
        // Taken before the library makes it.
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) => _clip = _clip.Within(Outline.Of(
        At(rectangle.Left, rectangle.Bottom), At(rectangle.Right, rectangle.Bottom), At(rectangle.Right, rectangle.Top), At(rectangle.Left, rectangle.Top)));

    private static double Length(PdfRectangle area) =>
        Math.Sqrt(Math.Pow(area.BottomRight.X - area.BottomLeft.X, 2) + Math.Pow(area.BottomRight.Y - area.BottomLeft.Y, 2));

    private static Outline OutlineOf(Box box) => Outline.Of(
        new PdfPoint(box.Left, box.Bottom), new PdfPoint(box.Right, box.Bottom), new PdfPoint(box.Right, box.Top), new PdfPoint(box.Left, box.Top));

    private PdfPoint At(double x, double y) => CurrentTransformationMatrix.Transform(new PdfPoint(x, y));

    private void Fill(FillingRule rule)
    {
        if (_shape.Outline(rule) is not { } outline)
            return;

        var state = GetCurrentState();
        Paint(outline, Rgb.Of(state.CurrentNonStrokingColor), state.AlphaConstantNonStroking, hides: true);
        if (!IsOff && outline.Corners == 0 && Math.Min(outline.Bounds.Width, outline.Bounds.Height) < ThickLine)
            AddRule(outline.Bounds);
    }

    private void Stroke()
    {
        var state = GetCurrentState();
        var matrix = state.CurrentTransformationMatrix;
        var width = (double)state.LineWidth * Math.Sqrt(Math.Abs((matrix.A * matrix.D) - (matrix.B * matrix.C)));
        foreach (var (from, to) in _shape.Lines())
        {
            AddRule(Box.Empty.Around(from).Around(to));

            // Of what letters are painted with, a thin line is enough.
            if (width >= ThickLine || _nesting > 0)
                PaintLine(from, to, Math.Max(width, ThickLine) / 2, Rgb.Of(state.CurrentStrokingColor), state.AlphaConstantStroking);
        }
    }

    private void PaintLine(PdfPoint from, PdfPoint to, double half, Rgb? colour, double alpha)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length <= 0 && _nesting == 0)
            return;

        // A line without a length is a dot.
        var (sideX, sideY) = length <= 0 ? (half, 0) : (-dy / length * half, dx / length * half);
        Paint(
            Outline.Of(new(from.X + sideX, from.Y + sideY), new(to.X + sideX, to.Y + sideY), new(to.X - sideX, to.Y - sideY), new(from.X - sideX, from.Y - sideY)),
            colour,
            alpha,
            hides: true);
    }

    private void AddRule(Box rule)
    {
        if (_rules.Count < MostRules && !IsOff && Math.Min(rule.Width, rule.Height) < ThickLine)
            _rules.Add(rule);
    }

    private void Paint(Outline outline, Rgb? colour, double alpha, bool hides)
    {
        if (!IsOff)
            _surfaces.Add(new Surface(outline, _clip, _order++, colour, Opacity(alpha), Blend(GetCurrentState()), Hides: hides));
    }

    private void PaintPicture(StreamToken stream, in TransformationMatrix matrix)
    {
        if (IsOff)
            return;

        _images++;
        var state = GetCurrentState();
        var (origin, right, up) = (matrix.Transform(new PdfPoint(0, 0)), matrix.Transform(new PdfPoint(1, 0)), matrix.Transform(new PdfPoint(0, 1)));
        var picture = new Picture(stream, origin, right, up, PdfScanner, FilterProvider, _parsing.Meter);
        var colour = picture.IsStencil ? Rgb.Of(state.CurrentNonStrokingColor) : null;
        var outline = Outline.Of(origin, right, new PdfPoint(right.X + up.X - origin.X, right.Y + up.Y - origin.Y), up);
        _surfaces.Add(new Surface(outline, _clip, _order++, colour, Opacity(state.AlphaConstantNonStroking), Blend(state), picture, picture.Hides));
    }
}
