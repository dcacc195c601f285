using Microsoft.Extensions.Options;
using Orleans.Configuration;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>Forgets permits that have all come back: a guest who came once must not leave a row for ever.</summary>
internal sealed class PermitSweep(PermitTable table, IOptions<ClusterOptions> cluster, IOptions<LimitOptions> limits) : ISweep
{
    // A page every two seconds: a million rows in the better part of an hour, for a millisecond each time.
    private const int Page = 500;

    // What was charged is remembered this long, so that repeating it is free.
    private static readonly TimeSpan _atLeast = 2 * PermitLedger.Remembered;

    private readonly Dictionary<string, PermitKey> _after = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task Run(bool mayJudge, CancellationToken cancellation)
    {
        var most = limits.Value;
        await Forget(GuestGrain.StateName, Longest(most.Burst, most.Day, most.Uploads), cancellation);
        await Forget(AddressGrain.StateName, Longest(most.GuestsPerAddress), cancellation);
    }

    private async Task Forget(string state, TimeSpan unusedFor, CancellationToken cancellation) =>
        _after[state] = await table.ForgetUnused(
            cluster.Value.ServiceId, state, unusedFor, _after.GetValueOrDefault(state, PermitKey.Start), Page, cancellation) ?? PermitKey.Start;

    private static TimeSpan Longest(params ReadOnlySpan<LimitPolicy> policies)
    {
        var longest = _atLeast;
        foreach (var policy in policies)
        {
            longest = policy.Window > longest ? policy.Window : longest;
        }

        return longest;
    }
}
