using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Draws a page: letters, filled shapes and pictures. The library's own drawing keeps everything and cannot be stopped; this one
/// spends for each operator and letter, and keeps of a shape where it lies. Clips are not followed.
/// </summary>
internal sealed class PageDrawing : BaseStreamProcessor<PdfPage>
{
    // Steps that drawing takes: about what the library does for each.
    private const int StepsPerOperator = 20;
    private const int StepsPerLetter = 60;
    private const int StepsPerForm = 1_500;

    // Forms hold forms where a program wraps what another made, a few deep.
    private const int MaxForms = 24;

    // Spaces, shadows and hidden letters make more glyphs than characters, but not by much.
    private const int LettersPerCharacter = 2;

    private readonly PdfPage _page;
    private readonly PdfParsing _parsing;
    private readonly List<Letter> _letters = [];
    private readonly List<FilledShape> _shapes = [];
    private readonly List<PdfRectangle> _images = [];
    private readonly ShapeDrawing _shape = new();
    private string? _replacement;
    private int _forms;

    public PageDrawing(
        PdfPage page,
        IResourceStore resources,
        IPdfTokenScanner scanner,
        IPageContentParser parser,
        ILookupFilterProvider filters,
        CropBox cropBox,
        UserSpaceUnit unit,
        PageRotationDegrees rotation,
        in TransformationMatrix initialMatrix,
        PdfParsing parsing)
        : base(page.Number, resources, scanner, parser, filters, cropBox, unit, rotation, in initialMatrix, parsing) =>
        (_page, _parsing) = (page, parsing);

    public override PdfPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);
        return _page with { Letters = _letters, Shapes = _shapes, Images = _images };
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        _parsing.Meter.Spend(StepsPerLetter);
        if (_letters.Count >= LettersPerCharacter * (long)_parsing.Reading.MaxCharacters)
            throw _parsing.Meter.Exceed();

        // What is said to stand for a run of glyphs goes with the first of them.
        var text = _replacement ?? unicode;
        if (_replacement is not null)
            _replacement = "";
        if (currentOffset > 0 && LetterMarks.TryAdd(_letters, text, TextSequence))
            return;

        var advance = PerformantRectangleTransformer.Transform(
            in renderingMatrix, in textMatrix, in transformationMatrix, new PdfRectangle(0, 0, characterBoundingBox.Width, UserSpaceUnit.PointMultiples));

        // Outlines were taken out of the fonts; where glyphs are drawings, their size is not the font's.
        var ink = PerformantRectangleTransformer.Transform(in renderingMatrix, in textMatrix, in transformationMatrix, characterBoundingBox.GlyphBounds);
        var area = font is IType3Font && (ink.Width > double.Epsilon || ink.Height > double.Epsilon) ? ink : advance;
        _letters.Add(new Letter(
            text,
            area,
            area,
            advance.BottomLeft,
            advance.BottomRight,
            advance.Width,
            fontSize,
            font,
            currentState.FontState.TextRenderingMode,
            currentState.CurrentStrokingColor,
            currentState.CurrentNonStrokingColor,
            pointSize,
            TextSequence));
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        if (propertyDictionaryName is not null)
            properties = ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName) ?? properties;
        _replacement = properties is not null && properties.TryGet<IDataToken<string>>(NameToken.ActualText, PdfScanner, out var text)
            ? text.Data?.Replace("\u00AD", "", StringComparison.Ordinal)
            : null;
    }

    public override void EndMarkedContent() => _replacement = null;

    public override void BeginSubpath() => _shape.Begin();

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
            CurrentPosition = _shape.Curve(CurrentPosition, At(x2, y2), At(x3, y3));
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        if (_shape.IsOpen)
            CurrentPosition = _shape.Curve(At(x1, y1), At(x2, y2), At(x3, y3));
    }

    public override void Rectangle(double x, double y, double width, double height) =>
        _shape.Rectangle(At(x, y), At(x + width, y + height));

    public override void StrokePath(bool close) => _shape.End();

    public override void FillPath(FillingRule fillingRule, bool close) => Fill();

    public override void FillStrokePath(FillingRule fillingRule, bool close) => Fill();

    public override void EndPath() => _shape.End();

    public override void ClosePath() => _shape.End();

    public override void ModifyClippingIntersect(FillingRule clippingRule) => _shape.Clip();

    public override void PaintShading(NameToken shadingName)
    {
        // A gradient says nothing of the text.
    }

    public override void EndInlineImage(Memory<byte> bytes)
    {
        if (InlineImageBuilder is null)
            return;

        _images.Add(CurrentTransformationMatrix.Transform(new PdfRectangle(0, 0, 1, 1)));
        InlineImageBuilder = null;
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            _parsing.Meter.Spend(StepsPerOperator);
            operation.Run(this);
        }
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        _parsing.Meter.Spend(StepsPerForm);
        if (++_forms > MaxForms)
            throw _parsing.Meter.Exceed();

        base.ProcessFormXObject(formStream, xObjectName);
        _forms--;
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) =>
        _images.Add(xObjectContentRecord.AppliedTransformation.Transform(new PdfRectangle(0, 0, 1, 1)));

    protected override void RenderInlineImage(InlineImage inlineImage)
    {
        // Taken before the library makes it.
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
        // Clips are not followed.
    }

    private PdfPoint At(double x, double y) => CurrentTransformationMatrix.Transform(new PdfPoint(x, y));

    private void Fill()
    {
        var clip = _shape.IsClip;
        if (_shape.End() is { } area)
            _shapes.Add(new FilledShape(area, clip ? null : GetCurrentState().CurrentNonStrokingColor));
    }
}
