using UglyToad.PdfPig.Graphics.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Something painted that text may stand on or lie under.</summary>
/// <param name="Outline">Where it lies.</param>
/// <param name="Clip">Where it is painted.</param>
/// <param name="Order">Number of what is painted, letters, shapes and pictures together, from 0 up.</param>
/// <param name="Colour">Null where it has many, or an unknown one.</param>
/// <param name="Opacity">How much of it stays.</param>
/// <param name="Mode">How it mixes with what is below.</param>
/// <param name="Picture">Set for a picture.</param>
/// <param name="Hides">What lies below is not seen where it is painted.</param>
internal sealed record Surface(Outline Outline, Clip Clip, int Order, Rgb? Colour, Opacity Opacity, BlendMode Mode, Picture? Picture = null, bool Hides = true);
