using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A letter as it is painted.</summary>
/// <param name="Letter">Its text, place and colours.</param>
/// <param name="Order">Number of what is painted, letters, shapes and pictures together, from 0 up.</param>
/// <param name="Fill">How much stays of what is filled.</param>
/// <param name="Stroke">How much stays of its outline.</param>
/// <param name="Mode">How it mixes with what is below.</param>
/// <param name="Clip">Where it is painted.</param>
/// <param name="Em">Width of its font's em, in points.</param>
/// <param name="IsOff">It is part of a layer that is not shown.</param>
/// <param name="Claim">What the file says that it stands for, where that is not what a person sees; null where there is no such.</param>
internal readonly record struct PaintedLetter(
    Letter Letter, int Order, Opacity Fill, Opacity Stroke, BlendMode Mode, Clip Clip, double Em, bool IsOff, string? Claim = null);
