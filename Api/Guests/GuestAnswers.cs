using OrleansResume.Api.Problems;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Api.Guests;

/// <summary>A guest's token.</summary>
/// <param name="GuestId">The guest.</param>
/// <param name="Token">Send it as <c>Authorization: Bearer TOKEN</c>.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record MintedGuest(Guid GuestId, string Token, DateTime ExpiresAt);

/// <summary>Who the caller is.</summary>
/// <param name="GuestId">The guest.</param>
/// <param name="CreatedAt">When it was minted.</param>
/// <param name="Limits">The limits in force and what is left of each.</param>
internal sealed record GuestAnswer(Guid GuestId, DateTime CreatedAt, IReadOnlyList<LimitAnswer> Limits);

/// <summary>A limit in force.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="Limit">Most at once.</param>
/// <param name="WindowSeconds">In which all come back.</param>
/// <param name="Remaining">How many are left.</param>
/// <param name="ResetsInSeconds">Until one more is left.</param>
internal sealed record LimitAnswer(string Policy, int Limit, int WindowSeconds, int Remaining, int ResetsInSeconds)
{
    public static LimitAnswer Of(LimitState limit) =>
        new(limit.Policy, limit.Limit, WholeSeconds.Of(limit.Window), limit.Remaining, WholeSeconds.Of(limit.Next));
}
