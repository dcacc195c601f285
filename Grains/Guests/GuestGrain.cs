using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>
/// One guest's limits. Exact across silos: a permit counts only once it is written with the etag that was read, so that a second
/// activation after a partition cannot grant what the first one has granted.
/// </summary>
internal sealed class GuestGrain(
    [PersistentState("guest", GuestGrain.Provider)] IPersistentState<GuestState> persistent,
    DatabaseClock clock,
    IOptions<LimitOptions> options) : Grain, IGuestGrain
{
    /// <summary>The provider of incidental state.</summary>
    public const string Provider = "incidental";

    private const int MaxDecisions = 5;

    // Longer than any caller repeats a call whose answer it has lost.
    private static readonly TimeSpan _remembered = TimeSpan.FromHours(1);

    private readonly (string Name, LimitPolicy Policy)[] _analyses = [("burst", options.Value.Burst), ("day", options.Value.Day)];
    private readonly (string Name, LimitPolicy Policy)[] _uploads = [("uploads", options.Value.Uploads)];

    /// <inheritdoc/>
    public Task<LimitDecision> Acquire(AnalysisId analysis) => Charge(_analyses, analysis.Value);

    /// <inheritdoc/>
    public Task<LimitDecision> AcquireUpload() => Charge(_uploads, key: null);

    /// <inheritdoc/>
    public Task<LimitDecision> Limits() =>
        Task.FromResult(new LimitDecision(Admitted: true, Refusing: null, States([.. _analyses, .. _uploads], clock.GetUtcNow())));

    /// <inheritdoc/>
    public async Task GiveBack(AnalysisId analysis)
    {
        for (var decision = 0; decision < MaxDecisions; decision++)
        {
            if (!persistent.State.Charged.ContainsKey(analysis.Value))
            {
                return;
            }

            var full = new Dictionary<string, DateTimeOffset>(persistent.State.Full, StringComparer.Ordinal);
            foreach (var (name, policy) in _analyses)
            {
                full[name] = RateLimit.GiveBack(policy, Full(name));
            }

            var charged = persistent.State.Charged.Where(entry => entry.Key != analysis.Value);
            if (await TryWrite(new GuestState { Full = full, Charged = new Dictionary<Guid, DateTimeOffset>(charged) }))
            {
                return;
            }
        }

        throw new InvalidOperationException($"A guest's limits were overtaken {MaxDecisions} times in a row.");
    }

    private async Task<LimitDecision> Charge((string Name, LimitPolicy Policy)[] policies, Guid? key)
    {
        for (var decision = 0; decision < MaxDecisions; decision++)
        {
            var now = clock.GetUtcNow();
            if (key is { } known && persistent.State.Charged.ContainsKey(known))
            {
                return new LimitDecision(Admitted: true, Refusing: null, States(policies, now));
            }

            if (Next(policies, key, now) is not { } next)
            {
                var states = States(policies, now);
                return new LimitDecision(Admitted: false, states.Where(state => state.Remaining == 0).MaxBy(state => state.Next), states);
            }

            if (await TryWrite(next))
            {
                return new LimitDecision(Admitted: true, Refusing: null, States(policies, now));
            }
        }

        throw new InvalidOperationException($"A guest's limits were overtaken {MaxDecisions} times in a row.");
    }

    // All policies or none: what one refuses is charged to no other.
    private GuestState? Next((string Name, LimitPolicy Policy)[] policies, Guid? key, DateTimeOffset now)
    {
        var full = new Dictionary<string, DateTimeOffset>(persistent.State.Full, StringComparer.Ordinal);
        foreach (var (name, policy) in policies)
        {
            if (RateLimit.Take(policy, Full(name), now) is not { } after)
            {
                return null;
            }

            full[name] = after;
        }

        var charged = persistent.State.Charged.Where(entry => now - entry.Value < _remembered);
        var next = new GuestState { Full = full, Charged = new Dictionary<Guid, DateTimeOffset>(charged) };
        if (key is { } added)
        {
            next.Charged[added] = now;
        }

        return next;
    }

    private async Task<bool> TryWrite(GuestState next)
    {
        try
        {
            return await persistent.TryWrite(next);
        }
        catch
        {
            // Unknown outcome: the next call starts from what is stored.
            DeactivateOnIdle();
            throw;
        }
    }

    private ImmutableArray<LimitState> States((string Name, LimitPolicy Policy)[] policies, DateTimeOffset now) =>
        [.. policies.Select(policy => RateLimit.State(policy.Name, policy.Policy, Full(policy.Name), now))];

    private DateTimeOffset Full(string name) => persistent.State.Full.GetValueOrDefault(name);
}
