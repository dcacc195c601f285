using System.Globalization;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>What is said where a file cannot be read: one place for the wording, which never carries text of the file.</summary>
internal static class Unreadable
{
    public static Refusal Empty { get; } = Because(UnreadableReason.Empty, "The file is empty or holds only white space.");

    public static Refusal Encrypted { get; } = Because(
        UnreadableReason.Encrypted,
        "The file asks for a password. Save a copy without one and upload that.");

    public static Refusal Corrupt { get; } = Because(
        UnreadableReason.Corrupt,
        "The file is damaged or was cut short. Export it again from the program that made it.");

    public static Refusal NoText { get; } = Because(
        UnreadableReason.NoText,
        "The file holds pictures of text but next to no text (a scan?). Run text recognition (OCR) over it, or export it from the program that made it.");

    public static Refusal TooComplex { get; } = Because(
        UnreadableReason.TooComplex,
        "Reading the file takes more time, memory or inflated bytes than a resume needs. Export a plain copy of it.");

    public static Refusal Macros { get; } = Because(
        UnreadableReason.Macros,
        "The file holds macros. Save it as a document without macros (.docx) or as PDF.");

    public static Refusal TooManyPages(int pages, int limit) => Because(
        UnreadableReason.TooManyPages,
        string.Create(CultureInfo.InvariantCulture, $"The file has {pages} pages; at most {limit} are read."));

    public static Refusal Unsupported(string what, string whatToDo) => new(
        RefusalCode.UnsupportedMediaType,
        $"This is {what}. PDF, DOCX, plain text and Markdown are read: {whatToDo}");

    private static Refusal Because(UnreadableReason reason, string detail) => new(RefusalCode.DocumentUnreadable, detail, reason);
}
