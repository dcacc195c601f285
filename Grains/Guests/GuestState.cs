namespace OrleansResume.Grains.Guests;

/// <summary>What a guest has used. Incidental: written as a whole, with an etag.</summary>
[GenerateSerializer, Alias("GuestState")]
internal sealed record GuestState
{
    /// <summary>Policy → when its bucket would be full again.</summary>
    [Id(0)]
    public Dictionary<string, DateTimeOffset> Full { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Attempts that were charged, and when: asking again for one is free.</summary>
    [Id(1)]
    public Dictionary<Guid, DateTimeOffset> Charged { get; init; } = [];
}
