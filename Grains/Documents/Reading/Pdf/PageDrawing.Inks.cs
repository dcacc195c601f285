using System.Globalization;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.TextState;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>What letters are painted with, where that is a drawing itself: the glyph of a Type 3 font, the cell of a pattern.</content>
internal sealed partial class PageDrawing
{
    // A glyph that shows letters of a pattern that shows glyphs: what lies deeper counts as seen.
    private const int MaxNesting = 3;

    // Points that an em is drawn with.
    private const double DrawnEm = 1000;

    // Of a letter's advance: a full stop is a fifth, and ink that is smaller is not seen.
    private const double SmallestInk = 0.02;

    private readonly Dictionary<(IFont Font, int Code, Ink Around), Ink> _glyphInks = [];
    private readonly Dictionary<PatternColor, Ink> _patternInks = new(ReferenceEqualityComparer.Instance);
    private int _nesting;

    private (Ink Fill, Ink Stroke) InksOf(IFont font, int code, string text, double width, CurrentGraphicsState state)
    {
        if (_parsing.BlankFonts.Contains(font) && !IsBlank(text) && (char.IsLetterOrDigit(text[0]) || font.TryGetUnicode(code, out _)))
            return (Ink.None, Ink.None);

        var fill = InkOf(state.CurrentNonStrokingColor);
        if (font is not IType3Font drawn)
            return (fill, InkOf(state.CurrentStrokingColor));
        if (!fill.Paints || IsBlank(text))
            return (fill, fill);

        var key = (font, code, fill);
        if (!_glyphInks.TryGetValue(key, out var ink))
        {
            // A glyph within itself.
            _glyphInks[key] = Ink.Unknown;
            _glyphInks[key] = ink = GlyphInk(drawn, code, width, fill);
        }

        return (ink, ink);
    }

    /// <summary>No person misses its ink: spaces, and marks that tell where a line may end or which way it runs.</summary>
    private static bool IsBlank(string text) =>
        text.All(character => char.IsWhiteSpace(character) || char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format);

    private Ink InkOf(IColor? colour)
    {
        if (colour is TintedPattern tinted)
            return InkOf(tinted.Pattern).Paints ? new Ink(Rgb.Of(tinted.Tint)) : Ink.None;
        if (colour is not PatternColor pattern)
            return new Ink(Rgb.Of(colour ?? GrayColor.Black));
        if (!_patternInks.TryGetValue(pattern, out var ink))
        {
            _patternInks[pattern] = Ink.Unknown;
            _patternInks[pattern] = ink = pattern switch
            {
                TilingPatternColor cell => CellInk(cell),
                ShadingPatternColor gradient => new Ink(Gradient.OnlyColour(gradient.Shading, _parsing.Meter)),
                _ => Ink.Unknown,
            };
        }

        return ink;
    }

    /// <summary>A pattern without colours of its own has the one that is said with its name.</summary>
    private void Tint(IGraphicsStateOperation operation)
    {
        var state = GetCurrentState();
        if (operation is SetNonStrokeColorAdvanced { Operands: { Length: > 0 } fill } && Tinted(state.CurrentNonStrokingColor, state.ColorSpaceContext?.CurrentNonStrokingColorSpace, fill) is { } filled)
            state.CurrentNonStrokingColor = filled;
        else if (operation is SetStrokeColorAdvanced { Operands: { Length: > 0 } stroke } && Tinted(state.CurrentStrokingColor, state.ColorSpaceContext?.CurrentStrokingColorSpace, stroke) is { } stroked)
            state.CurrentStrokingColor = stroked;
    }

    private static TintedPattern? Tinted(IColor? colour, ColorSpaceDetails? space, ReadOnlySpan<double> parts) =>
        colour is TilingPatternColor { PaintType: PatternPaintType.Uncoloured } pattern && space is PatternColorSpaceDetails { UnderlyingColourSpace: { } under }
            && under.GetColor([.. parts]) is { } tint
            ? new TintedPattern(pattern, tint)
            : null;

    private Ink GlyphInk(IType3Font font, int code, double width, Ink around)
    {
        if (!font.TryGetCharProc(code, out var glyph))
            return Ink.None;

        var matrix = font.GetFontMatrix();
        var isStencil = false;
        var ink = InkOf(DrawnEm * SmallestInk * Math.Abs(width), () =>
        {
            GetCurrentState().CurrentTransformationMatrix = TransformationMatrix.FromValues(
                matrix.A * DrawnEm, matrix.B * DrawnEm, matrix.C * DrawnEm, matrix.D * DrawnEm, matrix.E * DrawnEm, matrix.F * DrawnEm);
            isStencil = Run(glyph.Decode(FilterProvider, PdfScanner), font.Type3Resources).Any(operation => operation is Type3SetGlyphWidthAndBoundingBox);
        });

        // Such a glyph's own colours are not looked at.
        return isStencil && ink.Paints ? around : ink;
    }

    private Ink CellInk(TilingPatternColor cell) => InkOf(smallest: 0, () =>
    {
        var state = GetCurrentState();
        state.CurrentTransformationMatrix = TransformationMatrix.Identity;
        (state.CurrentNonStrokingColor, state.CurrentStrokingColor) = (GrayColor.Black, GrayColor.Black);
        ClipToRectangle(cell.BBox, FillingRule.NonZeroWinding);
        Run(cell.Data, cell.Resources);
    });

    private Ink InkOf(double smallest, Action draw)
    {
        _parsing.Meter.Spend(StepsPerForm);
        if (_nesting == MaxNesting)
            return Ink.Unknown;

        _nesting++;
        var drawn = Apart(draw);
        _nesting--;
        return drawn is var (letters, surfaces) ? Ink.Of(letters, surfaces, smallest, _parsing.Meter) : Ink.Unknown;
    }

    private IReadOnlyList<IGraphicsStateOperation> Run(ReadOnlyMemory<byte> content, DictionaryToken? resources)
    {
        _parsing.Meter.Spend(content.Length);
        if (resources is not null)
            ResourceStore.LoadResourceDictionary(resources);
        try
        {
            var operations = PageContentParser.Parse(PageNumber, new MemoryInputBytes(content), ParsingOptions.Logger);
            ProcessOperations(operations);
            return operations;
        }
        finally
        {
            if (resources is not null)
                ResourceStore.UnloadResourceDictionary();
        }
    }
}
