using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>The lists of analyses. A stateless worker, key 0: it reads what is stored.</summary>
[Alias("IAnalysisListGrain")]
public interface IAnalysisListGrain : IGrainWithIntegerKey
{
    /// <summary>The document's attempts, newest first; empty where the owner has no such document.</summary>
    [Alias("List")]
    Task<Page<Analysis>> List(GuestId owner, DocumentId document, PageRequest page);

    /// <summary>The document's newest attempt; refuses with <see cref="RefusalCode.NotFound"/> where there is none.</summary>
    [Alias("Latest")]
    Task<Outcome<Analysis>> Latest(GuestId owner, DocumentId document);

    /// <summary>Stops the document's runs and makes their grains forget them. For a document that is being deleted.</summary>
    [Alias("Forget")]
    Task Forget(DocumentId document);

    /// <summary>Erases what was set aside of an owner's, whose documents are gone already.</summary>
    [Alias("Erase")]
    Task Erase(GuestId owner);
}
