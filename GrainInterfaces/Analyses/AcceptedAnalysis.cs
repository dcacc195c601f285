using System.Collections.Immutable;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>An attempt that was accepted, now or before.</summary>
/// <param name="Analysis">Where it stands.</param>
/// <param name="Left">What is left of the policies that it was charged to; empty where this call asked nobody for a permit.</param>
[GenerateSerializer, Immutable, Alias("AcceptedAnalysis")]
public sealed record AcceptedAnalysis([property: Id(0)] Analysis Analysis, [property: Id(1)] ImmutableArray<LimitState> Left);
