using UglyToad.PdfPig.Graphics.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <content>What is drawn, but not on the page: masks, glyphs that are drawings, cells of patterns, annotations.</content>
internal sealed partial class PageDrawing
{
    /// <summary>Nothing bounds what is painted but the page, which is asked apart.</summary>
    private static readonly Clip _everywhere = new(new Box(double.MinValue, double.MinValue, double.MaxValue, double.MaxValue));

    /// <summary>Draws with the colours and the place that are now, and by itself; all is as it was when it is done, whatever was drawn.</summary>
    /// <returns>What was drawn; null where it is damaged.</returns>
    private (List<PaintedLetter> Letters, List<Surface> Surfaces)? Apart(Action draw)
    {
        var page = (_letters, _surfaces, _glyphs, _marks, _states, _shape);
        var place = (_clip, _group, _mask, _blend, _images, _forms, CurrentPosition);
        var text = (TextMatrices.TextMatrix, TextMatrices.TextLineMatrix, TextSequence, ActiveExtendedGraphicsStateFont);
        var rules = _rules.Count;
        var stack = CloneAllStates();
        var state = GetCurrentState();
        (state.AlphaConstantNonStroking, state.AlphaConstantStroking, state.SoftMask, state.BlendMode) = (1, 1, null, BlendMode.Normal);
        (_letters, _surfaces, _glyphs, _marks, _states, _shape) = ([], [], [], new(), new(), new());
        (_clip, _group, _mask, _blend) = (_everywhere, Pdf.Opacity.Full, null, BlendMode.Normal);
        try
        {
            draw();
            return (_letters, _surfaces);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !_parsing.Meter.Exceeded)
        {
            // The library's exceptions are of every kind; what is damaged is not drawn.
            return null;
        }
        finally
        {
            GraphicsStack = stack;
            (_letters, _surfaces, _glyphs, _marks, _states, _shape) = page;
            (_clip, _group, _mask, _blend, _images, _forms, CurrentPosition) = place;
            (TextMatrices.TextMatrix, TextMatrices.TextLineMatrix, TextSequence, ActiveExtendedGraphicsStateFont) = text;
            _rules.RemoveRange(rules, _rules.Count - rules);
        }
    }
}
