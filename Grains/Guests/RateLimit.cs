using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Grains.Guests;

/// <summary>
/// The generic cell rate algorithm (ITU-T I.371): one number a policy, the time at which all permits would be back. No
/// background refill, no window whose edge lets twice as many through. Pure.
/// </summary>
internal static class RateLimit
{
    /// <summary>Takes one permit; null where there is none.</summary>
    /// <param name="policy">The bucket.</param>
    /// <param name="full">When it would be full again; any time in the past for a full one.</param>
    /// <param name="now">The time of the call.</param>
    /// <returns>When it would be full again after the call.</returns>
    public static DateTimeOffset? Take(LimitPolicy policy, DateTimeOffset full, DateTimeOffset now)
    {
        var after = Later(full, now) + Interval(policy);
        return after - now <= Span(policy) ? after : null;
    }

    /// <summary>Gives one permit back.</summary>
    public static DateTimeOffset GiveBack(LimitPolicy policy, DateTimeOffset full) => full - Interval(policy);

    /// <summary>What is left, and until when there is one more.</summary>
    public static LimitState State(string name, LimitPolicy policy, DateTimeOffset full, DateTimeOffset now)
    {
        var interval = Interval(policy);
        var owed = Later(full, now) - now;
        // A bucket that was shrunk by a new configuration may owe more than it holds.
        var free = Span(policy) - owed;
        var remaining = free < TimeSpan.Zero ? 0 : (int)(free.Ticks / interval.Ticks);
        var next = owed == TimeSpan.Zero ? TimeSpan.Zero : owed - (Span(policy) - ((remaining + 1) * interval));
        return new LimitState(name, policy.Permits, policy.Window, remaining, next);
    }

    // Rounded down to a tick, and the span made of it, so that exactly Permits fit whatever the window.
    private static TimeSpan Interval(LimitPolicy policy) => TimeSpan.FromTicks(policy.Window.Ticks / policy.Permits);

    private static TimeSpan Span(LimitPolicy policy) => Interval(policy) * policy.Permits;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
