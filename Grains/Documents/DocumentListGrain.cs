using Orleans.Concurrency;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Documents;

/// <summary>The owner's list, read from the rows.</summary>
[StatelessWorker]
internal sealed class DocumentListGrain(DocumentTable table) : Grain, IDocumentListGrain
{
    /// <inheritdoc/>
    public async Task<Page<Document>> List(GuestId owner, PageRequest page)
    {
        var rows = await table.List(owner, ListCursor.Read(page.Cursor), page.Limit + 1);
        return ListCursor.Page(rows, page.Limit, document => new ListCursor(document.CreatedAt, document.Id.Value));
    }
}
