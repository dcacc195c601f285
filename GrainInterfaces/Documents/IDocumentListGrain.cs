using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.GrainInterfaces.Documents;

/// <summary>The lists of documents. A stateless worker, key 0: it reads what is stored.</summary>
[Alias("IDocumentListGrain")]
public interface IDocumentListGrain : IGrainWithIntegerKey
{
    /// <summary>The owner's documents, newest first.</summary>
    [Alias("List")]
    Task<Page<Document>> List(GuestId owner, PageRequest page);

    /// <summary>Deletes all of an owner's documents: gone for every reader when this returns.</summary>
    [Alias("Erase"), ResponseTimeout("00:00:30")]
    Task Erase(GuestId owner);
}
