using System.Globalization;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Guests;

/// <summary>What a limit tells the person.</summary>
internal static class GuestLimits
{
    /// <summary>The refusal of a policy, with a time after which the call is admitted.</summary>
    public static Refusal Refused(LimitState limit) => new(
        RefusalCode.RateLimited,
        string.Create(
            CultureInfo.InvariantCulture,
            $"At most {limit.Limit} in {limit.Window.TotalSeconds:0} s ({limit.Policy}). Try again in {Math.Ceiling(limit.Next.TotalSeconds):0} s."),
        RetryAfter: limit.Next,
        Limit: limit);
}
