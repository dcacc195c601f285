using System.Collections.Immutable;

namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>A permit that a guest has for an attempt.</summary>
/// <param name="Charged">It was taken by this call; false where it had been before.</param>
/// <param name="Left">The policies that it is charged to, and what is left of each.</param>
[GenerateSerializer, Immutable, Alias("Permit")]
public sealed record Permit([property: Id(0)] bool Charged, [property: Id(1)] ImmutableArray<LimitState> Left);
