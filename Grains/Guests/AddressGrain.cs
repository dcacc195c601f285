using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>How many guests an address has minted.</summary>
internal sealed class AddressGrain(
    [PersistentState(AddressGrain.StateName, GuestGrain.Provider)] IPersistentState<PermitsState> persistent,
    LimitMetrics metrics,
    DatabaseClock clock,
    IOptions<LimitOptions> options) : Grain, IAddressGrain
{
    /// <summary>Its state's name in storage.</summary>
    public const string StateName = "address";

    private readonly PermitLedger _permits = new(persistent, clock);
    private readonly ImmutableArray<NamedPolicy> _guests = [new("guests_per_address", options.Value.GuestsPerAddress)];

    /// <inheritdoc/>
    public async Task<Refusal?> Acquire(GuestId guest)
    {
        if (await _permits.Take(_guests, guest.Value) is not { } limit)
        {
            return null;
        }

        metrics.Refused(limit.Policy);
        return LimitRefusals.Of(limit);
    }
}
