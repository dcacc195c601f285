using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.GrainInterfaces.Outcomes;

/// <summary>Why a call was refused. The front end has one table from <see cref="RefusalCode"/> to HTTP.</summary>
/// <param name="Code">The stable cause.</param>
/// <param name="Detail">What happened and what to do, for a person; never text of a document.</param>
/// <param name="Reason">With <see cref="RefusalCode.DocumentUnreadable"/>: the stable reason (<see cref="UnreadableReason"/>).</param>
/// <param name="RetryAfter">When the same call may be tried again, where waiting helps.</param>
/// <param name="Limit">With <see cref="RefusalCode.RateLimited"/>: the policy that refused.</param>
[GenerateSerializer, Immutable, Alias("Refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string Detail,
    [property: Id(2)] UnreadableReason? Reason = null,
    [property: Id(3)] TimeSpan? RetryAfter = null,
    [property: Id(4)] LimitState? Limit = null);
