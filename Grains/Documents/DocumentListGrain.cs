using Orleans.Concurrency;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Documents;

/// <summary>The owner's list, read from the rows.</summary>
[StatelessWorker]
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
        foreach (var page in (await table.BeginDeletion(owner)).Chunk(AtOnce))
        {
            await Task.WhenAll(page.Select(document => GrainFactory.Document(document).FinishDeletion()));
        }
    }
}
