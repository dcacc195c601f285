namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>The types of files that are read, and what their readers can and cannot see of them.</summary>
internal static class FileTypes
{
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Markdown = "text/markdown";
    public const string Plain = "text/plain";

    /// <summary>No layout at all: neither fonts nor columns can go wrong in it, nor be right.</summary>
    public static bool IsText(string mediaType) => mediaType is Plain or Markdown;
}
