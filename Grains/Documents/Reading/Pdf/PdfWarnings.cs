using OrleansResume.GrainInterfaces.Documents;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What other readers of a PDF file may trip over, told without its text.</summary>
internal static class PdfWarnings
{
    private static readonly DocumentWarning MultipleColumns = new(
        "multiple_columns", "The text stands in columns. Programs that read from edge to edge mix them up.");

    private static readonly DocumentWarning Images = new(
        "images", "The file holds pictures. What they show is not read.");

    private static readonly DocumentWarning Hidden = new(
        "hidden_text", "The file holds text that a person does not see (invisible, white, tiny or off the page). It is not part of the text that is read.");

    private static readonly DocumentWarning Ocr = new(
        "ocr_text", "The pages are pictures; the text is what an OCR program recognised in them, with its mistakes.");

    private static readonly DocumentWarning UnknownGlyphs = new(
        "unknown_glyphs", "The file holds signs, such as icons, without a known character. They are left out of the text.");

    public static IReadOnlyList<DocumentWarning> Of(DocumentLayout layout, bool ocr)
    {
        var warnings = new List<DocumentWarning>();
        Add(layout.Traits.Columns > 1, MultipleColumns);
        Add(layout.Traits.Images > 0, Images);
        Add(layout.Hidden.Count > 0, Hidden);
        Add(ocr, Ocr);
        Add(layout.Traits.UnknownGlyphs > 0, UnknownGlyphs);
        return warnings;

        void Add(bool holds, DocumentWarning warning)
        {
            if (holds)
                warnings.Add(warning);
        }
    }
}
