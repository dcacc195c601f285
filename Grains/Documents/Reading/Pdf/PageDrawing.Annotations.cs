using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Core;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>What annotations paint over the page. Their own text is no part of it.</content>
internal sealed partial class PageDrawing
{
    private const int StepsPerAnnotation = 50;

    private static readonly NameToken _appearanceName = NameToken.Create("Appearance");
    private static readonly NameToken _appearance = NameToken.Create("AP");
    private static readonly NameToken _appearanceState = NameToken.Create("AS");
    private static readonly NameToken _blendMode = NameToken.Create("BM");

    /// <summary>The page, whose annotations are painted when all else is.</summary>
    public DictionaryToken? Annotated { get; init; }

    private void PaintAnnotations()
    {
        if (Annotated is null || !Annotated.TryGet<ArrayToken>(NameToken.Annots, PdfScanner, out var annotations))
            return;

        foreach (var token in annotations.Data)
        {
            _parsing.Meter.Spend(StepsPerAnnotation);
            if (DirectObjectFinder.TryGet<DictionaryToken>(token, PdfScanner, out var annotation) && IsShown(annotation)
                && Appearance(annotation) is { } form && PageLink.Place(annotation, PdfScanner) is { } place)
            {
                _surfaces.AddRange(Apart(() => PaintAppearance(annotation, form, place))?.Surfaces ?? []);
            }
        }
    }

    private bool IsShown(DictionaryToken annotation) =>
        !PageLink.IsHidden(annotation, PdfScanner)
        && !(annotation.TryGet<NameToken>(NameToken.Subtype, PdfScanner, out var kind) && kind.Data is "Popup")
        && !(annotation.TryGet<DictionaryToken>(NameToken.Oc, PdfScanner, out var layer) && _parsing.Layers!.Hides(layer));

    /// <summary>How it looks while nobody points at it, of the state that it has where it has some.</summary>
    private StreamToken? Appearance(DictionaryToken annotation)
    {
        if (!annotation.TryGet<DictionaryToken>(_appearance, PdfScanner, out var appearances))
            return null;
        if (appearances.TryGet<StreamToken>(NameToken.N, PdfScanner, out var only))
            return only;

        return appearances.TryGet<DictionaryToken>(NameToken.N, PdfScanner, out var states)
            && annotation.TryGet<NameToken>(_appearanceState, PdfScanner, out var state)
            && states.TryGet<StreamToken>(state, PdfScanner, out var one) ? one : null;
    }

    /// <summary>The form's bounds are brought to the annotation's place (ISO 32000-1, 12.5.5).</summary>
    private void PaintAppearance(DictionaryToken annotation, StreamToken form, PdfRectangle place)
    {
        if (Numbers(form.StreamDictionary, NameToken.Bbox) is not [var left, var bottom, var right, var top])
            return;

        var matrix = Numbers(form.StreamDictionary, NameToken.Matrix) is { Length: 6 } numbers ? TransformationMatrix.FromArray(numbers) : TransformationMatrix.Identity;
        var bounds = new[] { new PdfPoint(left, bottom), new PdfPoint(right, bottom), new PdfPoint(right, top), new PdfPoint(left, top) }
            .Aggregate(Box.Empty, (box, corner) => box.Around(matrix.Transform(corner)));
        if (!(bounds.Width > 0) || !(bounds.Height > 0))
            return;

        var area = Box.Empty.Around(place.BottomLeft).Around(place.TopRight);
        var (x, y) = (area.Width / bounds.Width, area.Height / bounds.Height);
        ModifyCurrentTransformationMatrix(TransformationMatrix.FromValues(x, 0, 0, y, area.Left - (x * bounds.Left), area.Bottom - (y * bounds.Bottom)));

        // A marker's colour lets text through, also where it does not say so.
        var isMarker = annotation.TryGet<NameToken>(NameToken.Subtype, PdfScanner, out var kind) && kind.Data is "Highlight";
        if (isMarker || (annotation.TryGet<NameToken>(_blendMode, PdfScanner, out var mode) && mode.Data is not ("Normal" or "Compatible")))
            GetCurrentState().BlendMode = _blend = BlendMode.Multiply;
        ProcessFormXObject(form, _appearanceName);
    }

    private double[] Numbers(DictionaryToken dictionary, NameToken name) =>
        dictionary.TryGet<ArrayToken>(name, PdfScanner, out var array)
            ? [.. array.Data.Select(part => DirectObjectFinder.TryGet<NumericToken>(part, PdfScanner, out var number) ? number.Double : double.NaN)]
            : [];
}
