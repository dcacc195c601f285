using OrleansResume.GrainInterfaces.Outcomes;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Reads PDF files.</summary>
internal static class PdfReading
{
    public const string MediaType = "application/pdf";

    /// <summary>
    /// Text in reading order, and its layout. Refuses with <see cref="RefusalCode.DocumentUnreadable"/> and its reason; no bytes
    /// make it throw, but it ends with <see cref="OperationCanceledException"/> between pages when asked to.
    /// </summary>
    public static Outcome<ReadDocument> Read(ReadOnlyMemory<byte> content, ReadingOptions options, CancellationToken cancellation)
    {
        var meter = new PdfMeter(options, cancellation);
        try
        {
            var parsing = new PdfParsing(options, meter);
            using var document = PdfDocument.Open(new MeteredMemory(PdfTraps.Disarmed(content.Span, meter), meter).Memory, parsing);
            var outcome = PdfPages.Read(document, parsing);

            // The library may have gone on without what it could not have.
            cancellation.ThrowIfCancellationRequested();
            return meter.Exceeded ? PdfRefusals.TooComplex : outcome;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // It may have come wrapped.
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception e) when (meter.Exceeded || e is OutOfMemoryException or InsufficientExecutionStackException or PdfDocumentStackDepthException)
        {
            return PdfRefusals.TooComplex;
        }
        catch (PdfDocumentEncryptedException)
        {
            return PdfRefusals.Encrypted;
        }
        catch (Exception)
        {
            // Whatever the library stumbles over is in the bytes: it documents no exceptions, and throws of every kind.
            return PdfRefusals.Corrupt;
        }
    }
}
