using System.Collections.Immutable;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Guests;

namespace OrleansResume.Grains.Documents;

/// <summary>A row of <c>documents</c>, and the transition that is to be written. Bytes, text and layout live beside it.</summary>
internal sealed record DocumentState
{
    public GuestId Owner { get; init; }

    public string FileName { get; init; } = "";

    public string MediaType { get; init; } = "";

    public long SizeBytes { get; init; }

    public byte[] Sha256 { get; init; } = [];

    public int? PageCount { get; init; }

    public int WordCount { get; init; }

    public ImmutableArray<DocumentWarning> Warnings { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When its deletion began; gone for every reader from then on.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public long Version { get; init; }

    /// <summary>What is to be written; null in a state that was read.</summary>
    public DocumentTransition? Pending { get; init; }
}

/// <summary>One step of a document's life.</summary>
internal abstract record DocumentTransition
{
    /// <summary>Nothing → stored, with its content.</summary>
    public sealed record Store(
        GuestId Owner,
        string FileName,
        byte[] Content,
        byte[] Sha256,
        ReadDocument Read,
        TimeSpan Retention,
        StoredLimit Limit) : DocumentTransition;

    /// <summary>Stored → being deleted.</summary>
    public sealed record BeginDeletion : DocumentTransition;
}
