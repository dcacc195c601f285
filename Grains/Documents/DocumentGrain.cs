using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Guests;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Documents;

/// <summary>One uploaded document: takes it in, hands out what was read of it, deletes it with all that came of it.</summary>
// Where the front ends' requests are spread to, as its analyses are.
[PreferLocalPlacement]
internal sealed partial class DocumentGrain(
    [PersistentState("document", RelationalGrainStorage.Name)] IPersistentState<DocumentState> persistent,
    DocumentTable table,
    IDocumentReader reader,
    ReadingCache readings,
    ResumeCache resumes,
    DocumentMetrics metrics,
    DatabaseClock clock,
    IOptions<DocumentOptions> options,
    IOptions<LimitOptions> limits,
    ILogger<DocumentGrain> logger) : Grain, IDocumentGrain
{
    private DocumentId Id => new(this.GetPrimaryKey());

    /// <inheritdoc/>
    public async Task<Outcome<UploadedDocument>> Upload(UploadDocument command)
    {
        var outcome = await TakeIn(command);
        if (command.Owner != GuestId.Canary)
        {
            metrics.Uploaded(outcome);
        }

        return outcome;
    }

    private async Task<Outcome<UploadedDocument>> TakeIn(UploadDocument command)
    {
        if (persistent.RecordExists)
        {
            // The answer to the first call was lost.
            return Holds(command.Owner) ? new UploadedDocument(persistent.State.Told(Id), Created: true) : Gone();
        }

        if (command.Content.Length > options.Value.MaxBytes)
        {
            DeactivateOnIdle();
            return new Refusal(RefusalCode.DocumentTooLarge, $"The document is larger than {options.Value.MaxBytes} bytes. Send a smaller one.");
        }

        var sha256 = SHA256.HashData(command.Content);
        if (await table.Same(command.Owner, sha256) is { } same)
        {
            DeactivateOnIdle();
            return new UploadedDocument(same, Created: false);
        }

        if (command.Owner != GuestId.Canary && await GrainFactory.Guest(command.Owner).AcquireUpload(Id) is { } refused)
        {
            DeactivateOnIdle();
            return refused;
        }

        var begun = clock.GetTimestamp();
        var outcome = await reader.Read(command.Content, CancellationToken.None);
        if (command.Owner != GuestId.Canary)
        {
            metrics.Read(clock.GetElapsedTime(begun));
        }

        if (!outcome.TryGet(out var read, out var refusal))
        {
            DeactivateOnIdle();
            return await Free(refusal, command.Owner);
        }

        var room = command.Owner == GuestId.Canary ? StoredLimit.None : limits.Value.Stored;
        var store = new DocumentTransition.Store(command.Owner, command.FileName, command.Content, sha256, read, options.Value.Retention, room);
        if (await TryStore(store))
        {
            LogStored(logger, Id.Value, read.MediaType, command.Content.Length, read.WordCount);
            return new UploadedDocument(persistent.State.Told(Id), Created: true);
        }

        // Another upload of the same bytes came first, or this very one did under a call whose answer was lost.
        if (persistent.RecordExists && Holds(command.Owner))
        {
            return new UploadedDocument(persistent.State.Told(Id), Created: true);
        }

        DeactivateOnIdle();
        return await table.Same(command.Owner, sha256) is { } first
            ? new UploadedDocument(first, Created: false)
            : await Free(await NotStored(command), command.Owner);
    }

    private async Task<bool> TryStore(DocumentTransition.Store store)
    {
        try
        {
            return await persistent.TryWrite(new DocumentState { Pending = store });
        }
        catch (UnavailableException exception) when (exception.IsRefused && store.Owner != GuestId.Canary)
        {
            await GrainFactory.Guest(store.Owner).GiveBackUpload(Id);
            throw;
        }
    }

    // What was refused for no fault of the sender's costs nothing: asked for again, it would be charged again.
    private async Task<Refusal> Free(Refusal refusal, GuestId owner)
    {
        if (refusal.Code is RefusalCode.Overloaded or RefusalCode.StorageFull)
        {
            await GrainFactory.Guest(owner).GiveBackUpload(Id);
        }

        return refusal;
    }

    /// <inheritdoc/>
    public Task<Outcome<Document>> Get(GuestId owner) =>
        Task.FromResult<Outcome<Document>>(Holds(owner) ? persistent.State.Told(Id) : Gone());

    /// <inheritdoc/>
    public async Task<Outcome<string>> GetText(GuestId owner) =>
        Holds(owner) && await table.Text(Id.Value) is { } stored ? stored.Text : Gone();

    /// <inheritdoc/>
    public async Task<Outcome<Utf8Json>> GetResume(GuestId owner)
    {
        if (!Holds(owner))
        {
            return Gone();
        }

        // Parsing is work for a processor, not for a grain's turn.
        var (id, created, mediaType) = (Id, persistent.State.CreatedAt, persistent.State.MediaType);
        return await resumes.Of(id, () => Stored(id, created, mediaType)) is { } resume && Holds(owner) ? resume : Gone();
    }

    /// <inheritdoc/>
    public async Task<Outcome<DocumentContent>> GetContent(GuestId owner) =>
        Holds(owner) && await table.Content(Id.Value) is { } bytes
            ? new DocumentContent(persistent.State.FileName, persistent.State.MediaType, bytes)
            : Gone();

    /// <inheritdoc/>
    public async Task<Outcome<DocumentReading>> Read(GuestId owner)
    {
        if (!Holds(owner))
        {
            return Gone();
        }

        return await Stored(Id, persistent.State.CreatedAt, persistent.State.MediaType) is { } reading ? reading : Gone();
    }

    // Also called off the grain's turn, so it touches nothing of the grain's.
    private async Task<DocumentReading?> Stored(DocumentId id, DateTimeOffset created, string mediaType)
    {
        if (readings.Find(id) is { } kept)
        {
            return kept;
        }

        if (await table.Text(id.Value) is not { } stored)
        {
            return null;
        }

        var reading = new DocumentReading(stored.Text, stored.Layout, DateOnly.FromDateTime(created.UtcDateTime), mediaType);
        readings.Keep(id, reading);
        return reading;
    }

    private async Task<Refusal> NotStored(UploadDocument command)
    {
        var most = limits.Value.Stored;
        return await table.NotStored(command.Owner, command.Content.Length, most) switch
        {
            RefusalCode.GuestErased => LimitRefusals.Erased(),
            RefusalCode.StorageFull => new Refusal(
                RefusalCode.StorageFull, $"At most {most.Documents} documents and {most.Bytes} bytes are stored for a guest. Delete one, then send this again."),
            _ => new Refusal(RefusalCode.Overloaded, "The same document is being deleted at this moment. Send it again.", RetryAfter: TimeSpan.FromSeconds(1)),
        };
    }

    private bool Holds(GuestId owner) =>
        persistent is { RecordExists: true, State.DeletedAt: null } && persistent.State.Owner == owner;

    private Refusal Gone()
    {
        if (!persistent.RecordExists)
        {
            // Ids that nobody has must not fill the silo's memory.
            DeactivateOnIdle();
        }

        return new Refusal(RefusalCode.NotFound, "There is no such document.");
    }

    [LoggerMessage(1001, LogLevel.Information, "Document {Document}: {MediaType}, {Bytes} bytes, {Words} words")]
    private static partial void LogStored(ILogger logger, Guid document, string mediaType, int bytes, int words);
}
