namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>A guest: whoever holds a token that this service minted. Owns documents and analyses.</summary>
/// <param name="Value">A UUID that the server made; callers never choose one.</param>
[GenerateSerializer, Immutable, Alias("GuestId")]
public readonly record struct GuestId([property: Id(0)] Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
