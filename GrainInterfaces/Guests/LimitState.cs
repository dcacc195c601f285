using System.Collections.Immutable;

namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>A policy and what is left of it.</summary>
/// <param name="Policy">Its name: <c>burst</c>, <c>day</c>, <c>uploads</c>, <c>guests_per_address</c>, <c>event_streams</c>.</param>
/// <param name="Limit">Most permits at once.</param>
/// <param name="Window">In which all of them come back, one every Window/Limit; zero where they come back when they are no longer used.</param>
/// <param name="Remaining">Permits left now.</param>
/// <param name="Next">Until one more is left; zero where all are. With none left: until a call is admitted.</param>
[GenerateSerializer, Immutable, Alias("LimitState")]
public sealed record LimitState(
    [property: Id(0)] string Policy,
    [property: Id(1)] int Limit,
    [property: Id(2)] TimeSpan Window,
    [property: Id(3)] int Remaining,
    [property: Id(4)] TimeSpan Next);

/// <summary>What is left of a guest's limits.</summary>
/// <param name="Analyses">The policies that an analysis or a retry is charged to, each of them.</param>
/// <param name="Uploads">The policy of uploads.</param>
[GenerateSerializer, Immutable, Alias("GuestLimits")]
public sealed record GuestLimits(
    [property: Id(0)] ImmutableArray<LimitState> Analyses,
    [property: Id(1)] LimitState Uploads);
