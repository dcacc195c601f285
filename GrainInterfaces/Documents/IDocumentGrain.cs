using Orleans.Concurrency;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.GrainInterfaces.Documents;

/// <summary>One uploaded document. Whoever is not its owner is told that there is none.</summary>
[Alias("IDocumentGrain")]
public interface IDocumentGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Reads and stores a file. Repeatable: the same bytes of the same owner are one document. Refuses with
    /// <see cref="RefusalCode.UnsupportedMediaType"/>, <see cref="RefusalCode.DocumentUnreadable"/>,
    /// <see cref="RefusalCode.DocumentTooLarge"/>, <see cref="RefusalCode.RateLimited"/>, <see cref="RefusalCode.StorageFull"/>,
    /// <see cref="RefusalCode.GuestErased"/> or <see cref="RefusalCode.Overloaded"/>.
    /// </summary>
    [Alias("Upload"), ResponseTimeout("00:00:30")]
    Task<Outcome<UploadedDocument>> Upload(UploadDocument command);

    /// <summary>The document, without its content.</summary>
    [Alias("Get"), ReadOnly]
    Task<Outcome<Document>> Get(GuestId owner);

    /// <summary>The text in reading order, LF line ends.</summary>
    [Alias("GetText"), ReadOnly]
    Task<Outcome<string>> GetText(GuestId owner);

    /// <summary>The parsed resume, JSON Resume with <c>meta.fields</c>.</summary>
    [Alias("GetResume"), ReadOnly]
    Task<Outcome<Utf8Json>> GetResume(GuestId owner);

    /// <summary>The original bytes.</summary>
    [Alias("GetContent"), ReadOnly]
    Task<Outcome<DocumentContent>> GetContent(GuestId owner);

    /// <summary>The text and its layout, for an analysis.</summary>
    [Alias("Read"), ReadOnly]
    Task<Outcome<DocumentReading>> Read(GuestId owner);

    /// <summary>Deletes the document and all that came of it; gone for every reader when this returns. Null, or why not.</summary>
    [Alias("Delete")]
    Task<Refusal?> Delete(GuestId owner);

    /// <summary>Deletes the document because its time is over; nothing where it is not. For the sweep.</summary>
    [Alias("Expire")]
    Task Expire();

    /// <summary>Finishes a deletion that a crash left half done; nothing where none was begun. For the sweep.</summary>
    [Alias("FinishDeletion")]
    Task FinishDeletion();
}
