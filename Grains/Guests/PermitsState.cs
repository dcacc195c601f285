namespace OrleansResume.Grains.Guests;

/// <summary>What a guest or an address has used. Incidental: written as a whole, with an etag.</summary>
[GenerateSerializer, Alias("PermitsState")]
internal sealed record PermitsState
{
    /// <summary>Policy → when its bucket would be full again.</summary>
    [Id(0)]
    public Dictionary<string, DateTimeOffset> Full { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What was charged, and when: asking again for it is free.</summary>
    [Id(1)]
    public Dictionary<Guid, DateTimeOffset> Charged { get; init; } = [];
}
