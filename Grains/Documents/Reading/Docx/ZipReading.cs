using System.IO.Compression;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Docx;

/// <summary>Tells what a zip holds, and reads it where it is a Word document.</summary>
internal static class ZipReading
{
    public static Outcome<ReadDocument> Read(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            return Read(new WordPackage(archive, budget), budget);
        }
        catch (InvalidDataException)
        {
            return Unreadable.Corrupt;
        }
    }

    private static Outcome<ReadDocument> Read(WordPackage package, ReadingBudget budget)
    {
        if (package.IsTooMany)
        {
            return Unreadable.TooComplex;
        }

        return package.MainType switch
        {
            null when package.Has("mimetype") => Unreadable.Unsupported("an OpenDocument or e-book file", "save it as DOCX or PDF."),
            null => Unreadable.Unsupported("a zip archive", "upload the document itself."),
            var type when type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || package.HasMacros => Unreadable.Macros,
            var type when type.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase) => WordReading.Read(package, budget),
            _ => Unreadable.Unsupported("an Office file that is no text document", "save it as DOCX or PDF."),
        };
    }
}
