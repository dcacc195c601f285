using System.Globalization;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Guests;

/// <summary>What a guest is told at the end of its permits, or at its own.</summary>
internal static class LimitRefusals
{
    /// <summary>The name of the limit of open streams of events.</summary>
    public const string EventStreams = "event_streams";

    // When it is worth asking again; nobody can say when a stream ends.
    private static readonly TimeSpan _askAgain = TimeSpan.FromSeconds(5);

    /// <summary>The refusal of a policy, with a time after which the call is admitted.</summary>
    public static Refusal Of(LimitState limit) => new(
        RefusalCode.RateLimited,
        string.Create(
            CultureInfo.InvariantCulture,
            $"At most {limit.Limit} in {limit.Window.TotalSeconds:0} s ({limit.Policy}). Try again in {Math.Ceiling(limit.Next.TotalSeconds):0} s."),
        RetryAfter: limit.Next,
        Limit: limit);

    /// <summary>The refusal of a stream while as many are open as may be: no window of time, and a time to ask again that promises nothing.</summary>
    public static Refusal TooManyStreams(int most) => new(
        RefusalCode.RateLimited,
        string.Create(
            CultureInfo.InvariantCulture,
            $"At most {most} streams of events may be open at a time ({EventStreams}), and that many are. One more is admitted once one of them has ended: close one, or ask again in {_askAgain.TotalSeconds:0} s."),
        RetryAfter: _askAgain,
        Limit: new LimitState(EventStreams, most, Window: TimeSpan.Zero, Remaining: 0, Next: _askAgain));

    /// <summary>The refusal of a guest that is no more.</summary>
    public static Refusal Erased() => new(RefusalCode.GuestErased, "This guest was erased with all that belonged to it. Get a new token with POST /api/v1/guests.");
}
