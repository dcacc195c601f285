using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Why a PDF file is not read, and what its owner can do.</summary>
internal static class PdfRefusals
{
    public static Refusal Encrypted { get; } = Of(
        UnreadableReason.Encrypted, "The PDF asks for a password. Save a copy without one and upload that.");

    public static Refusal Corrupt { get; } = Of(
        UnreadableReason.Corrupt, "The PDF is damaged or cut short. Export it again from the program that made it.");

    public static Refusal NoText { get; } = Of(
        UnreadableReason.NoText,
        "The PDF holds no text that can be read, as a scan or a picture does not. Export it from a word processor, or run OCR on it.");

    public static Refusal TooComplex { get; } = Of(
        UnreadableReason.TooComplex, "Reading the PDF would take more memory or text than a resume needs. Export it again, without attachments.");

    public static Refusal TooManyPages(int pages, int most) => Of(
        UnreadableReason.TooManyPages, string.Create(null, $"The PDF has {pages} pages; at most {most} are read."));

    private static Refusal Of(UnreadableReason reason, string detail) => new(RefusalCode.DocumentUnreadable, detail, reason);
}
