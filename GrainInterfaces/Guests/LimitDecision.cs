using System.Collections.Immutable;

namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>Whether a call was admitted, and what is left.</summary>
/// <param name="Admitted">True: a permit of each policy is taken. False: none is.</param>
/// <param name="Refusing">The policy that refused, and holds out longest; null where admitted.</param>
/// <param name="Policies">Every policy that was asked, after the decision.</param>
[GenerateSerializer, Immutable, Alias("LimitDecision")]
public sealed record LimitDecision(
    [property: Id(0)] bool Admitted,
    [property: Id(1)] LimitState? Refusing,
    [property: Id(2)] ImmutableArray<LimitState> Policies);

/// <summary>A policy and what is left of it.</summary>
/// <param name="Policy">Its name: <c>burst</c>, <c>day</c>, <c>uploads</c>.</param>
/// <param name="Limit">Most permits at once.</param>
/// <param name="Window">In which all of them come back, one every Window/Limit.</param>
/// <param name="Remaining">Permits left now.</param>
/// <param name="Next">Until one more is left; zero where all are. With none left: until a call is admitted.</param>
[GenerateSerializer, Immutable, Alias("LimitState")]
public sealed record LimitState(
    [property: Id(0)] string Policy,
    [property: Id(1)] int Limit,
    [property: Id(2)] TimeSpan Window,
    [property: Id(3)] int Remaining,
    [property: Id(4)] TimeSpan Next);
