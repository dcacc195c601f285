namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>A guest: whoever holds a token that this service minted. Owns documents and analyses.</summary>
/// <param name="Value">A UUID that the server made; callers never choose one.</param>
[GenerateSerializer, Immutable, Alias("GuestId")]
public readonly record struct GuestId([property: Id(0)] Guid Value)
{
    /// <summary>The canary's own guest: no token stands for it, and no limit or figure counts it.</summary>
    public static GuestId Canary { get; } = new(new Guid("ca9a47ca-9a47-8a9a-8a47-ca9a47ca9a47"));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
