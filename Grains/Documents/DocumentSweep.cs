using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Documents;

/// <summary>Ends deletions that a crash left half done, and deletes what has outlived its time.</summary>
internal sealed partial class DocumentSweep(DocumentTable table, IGrainFactory grains, ILogger<DocumentSweep> logger) : ISweep
{
    private const int Most = 100;

    /// <inheritdoc/>
    public async Task Run(bool mayJudge, CancellationToken cancellation)
    {
        await ListCursor.Pages(after => table.HalfDeleted(after, Most, cancellation), Most, found => Try(found.Id, document => document.FinishDeletion()));
        await ListCursor.Pages(after => table.Expired(after, Most, cancellation), Most, found => Try(found.Id, document => document.Expire()));
    }

    private async Task Try(Guid id, Func<IDocumentGrain, Task> delete)
    {
        try
        {
            await delete(grains.Document(new DocumentId(id)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotFinished(logger, id, exception);
        }
    }

    [LoggerMessage(1011, LogLevel.Warning, "Document {Document}: it could not be deleted; tried again in the next sweep")]
    private static partial void LogNotFinished(ILogger logger, Guid document, Exception exception);
}
