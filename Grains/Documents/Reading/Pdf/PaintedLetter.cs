using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A letter as it is painted.</summary>
/// <param name="Letter">Its text, place and colours.</param>
/// <param name="Order">Number of what is painted, letters, shapes and pictures together, from 0 up.</param>
/// <param name="Fill">How much stays of what is filled.</param>
/// <param name="Stroke">How much stays of its outline.</param>
/// <param name="FillInk">What is filled with.</param>
/// <param name="StrokeInk">What its outline is drawn with.</param>
/// <param name="Mode">How it mixes with what is below.</param>
/// <param name="Clip">Where it is painted.</param>
/// <param name="Em">Width of its font's em, in points.</param>
/// <param name="IsOff">It is part of a layer that is not shown.</param>
/// <param name="Claim">What the file says that it stands for, where that is not what a person sees; null where there is no such.</param>
internal readonly record struct PaintedLetter(
    Letter Letter, int Order, Opacity Fill, Opacity Stroke, Ink FillInk, Ink StrokeInk, BlendMode Mode, Clip Clip, double Em, bool IsOff, string? Claim = null)
{
    /// <summary>It is filled, and its outline is drawn.</summary>
    public (bool Fills, bool Strokes) Parts => Letter.RenderingMode switch
    {
        TextRenderingMode.Neither or TextRenderingMode.NeitherClip => (false, false),
        TextRenderingMode.Stroke or TextRenderingMode.StrokeClip => (false, StrokeInk.Paints),
        TextRenderingMode.FillThenStroke or TextRenderingMode.FillThenStrokeClip => (FillInk.Paints, StrokeInk.Paints),
        _ => (FillInk.Paints, false),
    };

    /// <summary>What most of it is painted with.</summary>
    public Ink Ink => Parts switch
    {
        (true, true) when FillInk != StrokeInk => Ink.Unknown,
        (true, _) => FillInk,
        (_, true) => StrokeInk,
        _ => Ink.None,
    };
}
