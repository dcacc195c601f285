namespace OrleansResume.GrainInterfaces.Documents;

/// <summary>An uploaded document; the key of its <see cref="IDocumentGrain"/>.</summary>
/// <param name="Value">A UUID, fixed by the front end before the first call, so that a repeated upload is the same upload.</param>
[GenerateSerializer, Immutable, Alias("DocumentId")]
public readonly record struct DocumentId([property: Id(0)] Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
