using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What is drawn on a page, as far as it tells something about the text. In points from the lower left corner.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Visible">What a person sees of it.</param>
/// <param name="Letters">In the order in which they are drawn.</param>
/// <param name="Shapes">What is filled, in the order in which it is drawn.</param>
/// <param name="Images">Where pictures lie.</param>
/// <param name="Links">Parts that open an address.</param>
internal sealed record PdfPage(
    int Number,
    PdfRectangle Visible,
    IReadOnlyList<Letter> Letters,
    IReadOnlyList<FilledShape> Shapes,
    IReadOnlyList<PdfRectangle> Images,
    IReadOnlyList<PageLink> Links);

/// <summary>Where a shape lies, and its colour where it is known.</summary>
internal readonly record struct FilledShape(PdfRectangle Area, IColor? Colour);
