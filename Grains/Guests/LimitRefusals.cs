using System.Globalization;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Guests;

/// <summary>What a guest is told at the end of its permits, or at its own.</summary>
internal static class LimitRefusals
{
    /// <summary>The refusal of a policy, with a time after which the call is admitted.</summary>
    public static Refusal Of(LimitState limit) => new(
        RefusalCode.RateLimited,
        string.Create(
            CultureInfo.InvariantCulture,
            $"At most {limit.Limit} in {limit.Window.TotalSeconds:0} s ({limit.Policy}). Try again in {Math.Ceiling(limit.Next.TotalSeconds):0} s."),
        RetryAfter: limit.Next,
        Limit: limit);

    /// <summary>The refusal of a guest that is no more.</summary>
    public static Refusal Erased() => new(RefusalCode.GuestErased, "This guest was erased with all that belonged to it. Get a new token with POST /api/v1/guests.");
}
