using System.Runtime.ExceptionServices;
using Orleans.Concurrency;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Documents;

/// <summary>The owner's list, read from the rows.</summary>
// Reentrant: it has no state, and a long erasure must not keep readers waiting.
[StatelessWorker, Reentrant]
internal sealed class DocumentListGrain(DocumentTable table) : Grain, IDocumentListGrain
{
    private const int AtOnce = 8;

    /// <inheritdoc/>
    public async Task<Page<Document>> List(GuestId owner, PageRequest page)
    {
        var rows = await table.List(owner, ListCursor.Read(page.Cursor), page.Limit + 1);
        return ListCursor.Page(rows, page.Limit, document => new ListCursor(document.CreatedAt, document.Id.Value));
    }

    /// <inheritdoc/>
    public async Task Erase(GuestId owner)
    {
        // The rows first, all at once; then the grains forget what they hold in memory.
        var failures = new List<Exception>();
        foreach (var page in (await table.BeginDeletion(owner)).Chunk(AtOnce))
        {
            var finished = Task.WhenAll(page.Select(document => GrainFactory.Document(document).FinishDeletion()));
            try
            {
                await finished;
            }
            catch (Exception exception)
            {
                // The others are told all the same; whoever asked asks again, or the sweep does.
                failures.Add(exception);
            }
        }

        if (failures is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
