using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Documents;

/// <summary>Ends deletions that a crash left half done.</summary>
internal sealed partial class DocumentSweep(DocumentTable table, IGrainFactory grains, ILogger<DocumentSweep> logger) : ISweep
{
    // One sweep's worth: the rest waits two seconds.
    private const int Most = 100;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        var documents = await table.HalfDeleted(Most, cancellation);
        await Task.WhenAll(documents.Select(Finish));
    }

    private async Task Finish(DocumentId document)
    {
        try
        {
            await grains.Document(document).FinishDeletion();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotFinished(logger, document.Value, exception);
        }
    }

    [LoggerMessage(1011, LogLevel.Warning, "Document {Document}: its deletion could not be ended; tried again in the next sweep")]
    private static partial void LogNotFinished(ILogger logger, Guid document, Exception exception);
}
