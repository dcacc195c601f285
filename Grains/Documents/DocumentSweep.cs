using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Documents;

/// <summary>Ends deletions that a crash left half done, and deletes what has outlived its time.</summary>
internal sealed partial class DocumentSweep(DocumentTable table, IGrainFactory grains, ILogger<DocumentSweep> logger) : ISweep
{
    // One sweep's worth: the rest waits two seconds.
    private const int Most = 100;
    private const int MostPages = 10;

    /// <inheritdoc/>
    public async Task Run(bool mayJudge, CancellationToken cancellation)
    {
        var documents = await table.HalfDeleted(Most, cancellation);
        await Task.WhenAll(documents.Select(document => Try(grains.Document(document).FinishDeletion, document)));
        await Expire(cancellation);
    }

    private async Task Expire(CancellationToken cancellation)
    {
        // Page by page behind the last one: what cannot be deleted stands in nobody's way.
        var after = new ListCursor(DateTimeOffset.MinValue, Guid.Empty);
        for (var page = 0; page < MostPages; page++)
        {
            var expired = await table.Expired(after, Most, cancellation);
            await Task.WhenAll(expired.Select(found => new DocumentId(found.Id)).Select(document => Try(grains.Document(document).Expire, document)));
            if (expired.Count < Most)
            {
                return;
            }

            after = expired[^1];
        }
    }

    private async Task Try(Func<Task> delete, DocumentId document)
    {
        try
        {
            await delete();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotFinished(logger, document.Value, exception);
        }
    }

    [LoggerMessage(1011, LogLevel.Warning, "Document {Document}: it could not be deleted; tried again in the next sweep")]
    private static partial void LogNotFinished(ILogger logger, Guid document, Exception exception);
}
