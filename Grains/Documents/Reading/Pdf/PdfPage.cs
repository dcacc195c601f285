using UglyToad.PdfPig.Core;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What is drawn on a page, turned upright; in points from its lower left corner.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Visible">What a person sees of it.</param>
/// <param name="Letters">In the order in which they are drawn.</param>
/// <param name="Surfaces">What is filled and which pictures are shown, in the order in which they are drawn.</param>
/// <param name="Rules">Thin lines.</param>
/// <param name="Images">How many pictures are shown.</param>
/// <param name="Links">Parts that open an address.</param>
internal sealed record PdfPage(
    int Number,
    PdfRectangle Visible,
    IReadOnlyList<PaintedLetter> Letters,
    IReadOnlyList<Surface> Surfaces,
    IReadOnlyList<Box> Rules,
    int Images,
    IReadOnlyList<PageLink> Links);
