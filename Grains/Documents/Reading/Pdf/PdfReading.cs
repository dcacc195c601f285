using OrleansResume.GrainInterfaces.Outcomes;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Reads PDF files.</summary>
internal static class PdfReading
{
    public const string MediaType = "application/pdf";

    // Deeper than any honest file; a thread's stack of 16 MB holds many times as much.
    private const int MaxDepth = 256;

    /// <summary>
    /// Text in reading order, and its layout. Refuses with <see cref="RefusalCode.DocumentUnreadable"/> and its reason; no bytes
    /// make it throw, but it ends with <see cref="OperationCanceledException"/> between pages when asked to.
    /// </summary>
    public static Outcome<ReadDocument> Read(ReadOnlyMemory<byte> content, ReadingOptions options, CancellationToken cancellation)
    {
        var inflation = new InflationBound(options.MaxInflatedBytes);
        try
        {
            using var document = PdfDocument.Open(content, Parsing(inflation));
            var outcome = PdfPages.Read(document, options, cancellation);
            return inflation.Exceeded ? PdfRefusals.TooComplex : outcome;
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (PdfDocumentEncryptedException)
        {
            return PdfRefusals.Encrypted;
        }
        catch (Exception e) when (inflation.Exceeded || e is OutOfMemoryException or InsufficientExecutionStackException)
        {
            return PdfRefusals.TooComplex;
        }
        catch (Exception)
        {
            // Whatever the library stumbles over is in the bytes: it documents no exceptions, and throws of every kind.
            return PdfRefusals.Corrupt;
        }
    }

    private static ParsingOptions Parsing(InflationBound inflation) => new()
    {
        UseLenientParsing = true,
        SkipMissingFonts = true,
        // Ligatures of some programs have no character but there.
        UseActualText = true,
        MaxStackDepth = MaxDepth,
        FilterProvider = inflation,
    };
}
