using System.Collections.Immutable;
using Orleans.Storage;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>A policy under its name.</summary>
internal sealed record NamedPolicy(string Name, LimitPolicy Policy);

/// <summary>What came of asking for permits.</summary>
/// <param name="Charged">They were taken now; false where they were before, or are refused.</param>
/// <param name="Refusing">The policy that holds out longest; null where none refuses.</param>
internal sealed record Taken(bool Charged, LimitState? Refusing);

/// <summary>
/// Permits taken and given back in one grain's state. A permit counts only once it is written with the etag that was read, so that
/// a second activation after a partition cannot grant what the first one has granted.
/// </summary>
internal sealed class PermitLedger(IPersistentState<PermitsState> persistent, DatabaseClock clock)
{
    /// <summary>For how long asking again is free: longer than any caller repeats a call whose answer it has lost.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private const int MaxDecisions = 5;

    // A write whose outcome is unknown leaves a memory that must not decide.
    private bool _uncertain;

    /// <summary>Takes a permit of every policy or of none; what was charged before is free.</summary>
    public async Task<Taken> Take(ImmutableArray<NamedPolicy> policies, Guid key)
    {
        for (var decision = 0; decision < MaxDecisions; decision++)
        {
            await Settle();
            var now = clock.GetUtcNow();
            if (persistent.State.Charged.ContainsKey(key))
            {
                return new Taken(Charged: false, Refusing: null);
            }

            if (Next(policies, key, now) is not { } next)
            {
                return new Taken(Charged: false, States(policies, now).Where(state => state.Remaining == 0).MaxBy(state => state.Next));
            }

            if (await Write(next))
            {
                return new Taken(Charged: true, Refusing: null);
            }
        }

        throw Overtaken();
    }

    /// <summary>Gives back what was charged for this; nothing where nothing was.</summary>
    public async Task GiveBack(ImmutableArray<NamedPolicy> policies, Guid key)
    {
        for (var decision = 0; decision < MaxDecisions; decision++)
        {
            await Settle();
            if (!persistent.State.Charged.ContainsKey(key))
            {
                return;
            }

            var full = new Dictionary<string, DateTimeOffset>(persistent.State.Full, StringComparer.Ordinal);
            foreach (var (name, policy) in policies)
            {
                full[name] = RateLimit.GiveBack(policy, Full(name));
            }

            var charged = persistent.State.Charged.Where(entry => entry.Key != key);
            if (await Write(new PermitsState { Full = full, Charged = new Dictionary<Guid, DateTimeOffset>(charged) }))
            {
                return;
            }
        }

        throw Overtaken();
    }

    /// <summary>Forgets all, in memory and in the row.</summary>
    public async Task Clear()
    {
        for (var decision = 0; decision < MaxDecisions; decision++)
        {
            await Settle();
            try
            {
                await persistent.ClearStateAsync();
                return;
            }
            catch (InconsistentStateException)
            {
                _uncertain = true;
            }
        }

        throw Overtaken();
    }

    /// <summary>What is left of each policy.</summary>
    public ImmutableArray<LimitState> States(ImmutableArray<NamedPolicy> policies) => States(policies, clock.GetUtcNow());

    private ImmutableArray<LimitState> States(ImmutableArray<NamedPolicy> policies, DateTimeOffset now) =>
        [.. policies.Select(policy => RateLimit.State(policy.Name, policy.Policy, Full(policy.Name), now))];

    // All policies or none: what one refuses is charged to no other.
    private PermitsState? Next(ImmutableArray<NamedPolicy> policies, Guid key, DateTimeOffset now)
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

        var charged = persistent.State.Charged.Where(entry => now - entry.Value < Remembered);
        return new PermitsState { Full = full, Charged = new Dictionary<Guid, DateTimeOffset>(charged) { [key] = now } };
    }

    private async Task Settle()
    {
        if (_uncertain)
        {
            await persistent.ReadStateAsync();
            _uncertain = false;
        }
    }

    private async Task<bool> Write(PermitsState next)
    {
        _uncertain = true;
        var written = await persistent.TryWrite(next);
        _uncertain = false;
        return written;
    }

    private static InvalidOperationException Overtaken() => new($"A ledger of permits was overtaken {MaxDecisions} times in a row.");

    private DateTimeOffset Full(string name) => persistent.State.Full.GetValueOrDefault(name);
}
