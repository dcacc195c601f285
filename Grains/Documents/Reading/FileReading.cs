using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading.Docx;
using OrleansResume.Grains.Documents.Reading.Pdf;
using OrleansResume.Grains.Documents.Reading.Texts;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>Bytes to text and layout: the same bytes give the same answer, and no bytes make it throw. No threads, no clock, no I/O.</summary>
public static class FileReading
{
    /// <summary>
    /// Reads a file on the calling thread, which wants a stack of <see cref="StackBytes"/>: a nested file recurses deeply.
    /// Refuses as <see cref="IDocumentReader.Read"/> does, but never as overloaded.
    /// </summary>
    /// <param name="content">The bytes as they came.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="cancellation">Ends the reading at the next place that looks: <see cref="UnreadableReason.TooComplex"/>.</param>
    public static Outcome<ReadDocument> Read(ReadOnlyMemory<byte> content, ReadingOptions options, CancellationToken cancellation)
    {
        var budget = new ReadingBudget(options, cancellation);
        try
        {
            var outcome = ReadAs(Sniffer.Sniff(content.Span), content, budget, options, cancellation);
            return outcome.TryGet(out var read, out _) && read.WordCount == 0 ? Wordless(read) : outcome;
        }
        catch (UnreadableFileException unreadable)
        {
            return unreadable.Refusal;
        }
        catch (PdfDocumentEncryptedException)
        {
            return Unreadable.Encrypted;
        }
        catch (Exception tooMuch) when (tooMuch is OperationCanceledException or OutOfMemoryException
            or InsufficientExecutionStackException or PdfDocumentStackDepthException)
        {
            return Unreadable.TooComplex;
        }
        catch (Exception) // What a library throws at a damaged file has no common type.
        {
            return Unreadable.Corrupt;
        }
    }

    // Where there is no picture either, text recognition would find nothing.
    private static Refusal Wordless(ReadDocument read) =>
        read.Layout.Traits.PageCount is not null || read.Layout.Traits.Images > 0 ? Unreadable.NoText : Unreadable.Empty;

    /// <summary>Stack that a reading thread is given, in bytes.</summary>
    public const int StackBytes = 16 * 1024 * 1024;

    private static Outcome<ReadDocument> ReadAs(FileKind kind, ReadOnlyMemory<byte> content, ReadingBudget budget, ReadingOptions options, CancellationToken cancellation) => kind switch
    {
        FileKind.Pdf => PdfReading.Read(content, options, cancellation),
        FileKind.Zip => ZipReading.Read(content, budget),
        FileKind.Text => TextReading.Read(content, budget),
        FileKind.Empty => Unreadable.Empty,
        FileKind.EncryptedOffice => Unreadable.Encrypted,
        FileKind.LegacyOffice => Unreadable.Unsupported("an Office file of the old binary kind (.doc)", "save it as DOCX or PDF."),
        FileKind.RichText => Unreadable.Unsupported("rich text (RTF)", "save it as DOCX or PDF."),
        FileKind.WebPage => Unreadable.Unsupported("a web page or XML", "print it to PDF."),
        FileKind.Image => Unreadable.Unsupported("an image", "upload the document that it shows, not a picture of it."),
        _ => Unreadable.Unsupported("no document that can be told by its content", "save it as DOCX or PDF."),
    };
}
