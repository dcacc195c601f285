using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Documents;

/// <summary>
/// The end of a document: marked first, gone for every reader from there on; then what came of it, then the rows. Whoever finds it
/// half done ends it.
/// </summary>
internal sealed partial class DocumentGrain
{
    /// <inheritdoc/>
    public async Task<Refusal?> Delete(GuestId owner)
    {
        if (!persistent.RecordExists || persistent.State.Owner != owner)
        {
            return Gone();
        }

        // A deletion that was begun and not ended is ended by whoever asks next.
        await DeleteNow();
        return null;
    }

    /// <inheritdoc/>
    public async Task Expire()
    {
        // The row says so to whoever swept; an operator may have changed it behind this grain.
        await persistent.ReadStateAsync();
        if (persistent.RecordExists && persistent.State.ExpiresAt <= clock.GetUtcNow())
        {
            await DeleteNow();
        }
    }

    private async Task DeleteNow()
    {
        while (persistent is { RecordExists: true, State.DeletedAt: null })
        {
            await persistent.TryWrite(persistent.State with { Pending = new DocumentTransition.BeginDeletion() });
        }

        await FinishDeletion();
    }

    /// <inheritdoc/>
    public async Task FinishDeletion()
    {
        if (persistent is { RecordExists: true, State.DeletedAt: null })
        {
            await persistent.ReadStateAsync();
        }

        if (persistent is not { RecordExists: true, State.DeletedAt: not null })
        {
            return;
        }

        readings.Forget(Id);
        resumes.Forget(Id);
        try
        {
            await GrainFactory.AnalysisLists().Forget(Id);
        }
        catch (Exception exception)
        {
            // The rows go all the same, and with them whatever a grain could still write or read.
            LogNotForgotten(logger, Id.Value, exception);
        }

        await table.Erase(Id.Value);
        LogDeleted(logger, Id.Value);
        await persistent.ReadStateAsync();
        DeactivateOnIdle();
    }

    [LoggerMessage(1003, LogLevel.Warning, "Document {Document}: not every analysis could be told that it is deleted")]
    private static partial void LogNotForgotten(ILogger logger, Guid document, Exception exception);

    [LoggerMessage(1002, LogLevel.Information, "Document {Document} is deleted")]
    private static partial void LogDeleted(ILogger logger, Guid document);
}
