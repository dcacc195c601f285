using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Draws a page: letters, filled shapes and pictures, numbered as they are painted. The library's own drawing keeps everything and
/// cannot be stopped; this one spends for each operator and letter, and keeps what tells whether a person sees the letters.
/// </summary>
internal sealed partial class PageDrawing : BaseStreamProcessor<PdfPage>
{
    // Steps that drawing takes: about what the library does for each.
    private const int StepsPerOperator = 20;
    private const int StepsPerLetter = 60;

    // Spaces, shadows and hidden letters make more glyphs than characters, but not by much.
    private const int LettersPerCharacter = 2;

    private readonly PdfPage _page;
    private readonly PdfParsing _parsing;
    private Stack<MarkedRun> _marks = [];

    // Of the run of glyphs that is said to stand for something: what each of them says.
    private List<string?> _glyphs = [];
    private List<PaintedLetter> _letters = [];
    private int _order;

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

    private bool IsOff => _marks.TryPeek(out var mark) && mark.IsOff;

    private bool IsReplaced => _marks.TryPeek(out var mark) && mark.Text is not null;

    public override PdfPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var page = CloneAllStates();
        var state = GetCurrentState();

        // Where no colour is set, the library has none.
        (state.CurrentNonStrokingColor, state.CurrentStrokingColor) = (GrayColor.Black, GrayColor.Black);
        ProcessOperations(operations);
        while (_marks.Count > 0)
            EndMarkedContent();
        GraphicsStack = page;
        PaintAnnotations();
        return _page with { Letters = _letters, Surfaces = _surfaces, Rules = _rules, Images = _images };
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

        var (text, claim) = unicode.Length > 1 && Replacement.IsTooMuch(unicode, font is IType3Font ? 0 : characterBoundingBox.Width)
            ? (Unknown, unicode)
            : (unicode, null);
        if (IsReplaced)
            _glyphs.Add(font.TryGetUnicode(code, out _) ? text : null);
        else if (currentOffset > 0 && LetterMarks.TryAdd(_letters, text, TextSequence))
            return;

        var advance = PerformantRectangleTransformer.Transform(
            in renderingMatrix, in textMatrix, in transformationMatrix, new PdfRectangle(0, 0, characterBoundingBox.Width, UserSpaceUnit.PointMultiples));

        // Outlines were taken out of the fonts; where glyphs are drawings, their size is not the font's.
        var ink = PerformantRectangleTransformer.Transform(in renderingMatrix, in textMatrix, in transformationMatrix, characterBoundingBox.GlyphBounds);
        var area = font is IType3Font && (ink.Width > double.Epsilon || ink.Height > double.Epsilon) ? ink : advance;
        var letter = new Letter(
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
            TextSequence);
        var em = font is IType3Font || characterBoundingBox.Width <= 0 ? double.MaxValue : Length(advance) / characterBoundingBox.Width;
        var (fill, stroke) = InksOf(font, code, text, characterBoundingBox.Width, currentState);
        _letters.Add(new PaintedLetter(
            letter, _order++, Opacity(currentState.AlphaConstantNonStroking), Opacity(currentState.AlphaConstantStroking), fill, stroke, Blend(currentState), _clip, em, IsOff, claim));
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        if (propertyDictionaryName is not null)
            properties = ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName) ?? properties;
        var isOff = IsOff || (name.Equals(NameToken.Oc) && _parsing.Layers!.Hides(properties));
        var text = !IsReplaced && properties is not null && properties.TryGet<IDataToken<string>>(NameToken.ActualText, PdfScanner, out var replacement)
            ? replacement.Data?.Replace("\u00AD", "", StringComparison.Ordinal)
            : null;
        _marks.Push(new MarkedRun(isOff, text, _letters.Count));
        if (text is not null)
            _glyphs.Clear();
    }

    public override void EndMarkedContent()
    {
        if (_marks.TryPop(out var mark) && mark.Text is { } text)
            Replace(mark.First, text);
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            _parsing.Meter.Spend(StepsPerOperator);
            operation.Run(this);
            if (operation is SetNonStrokeColorAdvanced or SetStrokeColorAdvanced)
                Tint(operation);
        }
    }
}
