using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>How many guests an address has minted.</summary>
internal sealed class AddressGrain(
    [PersistentState("address", GuestGrain.Provider)] IPersistentState<PermitsState> persistent,
    DatabaseClock clock,
    IOptions<LimitOptions> options) : Grain, IAddressGrain
{
    private readonly PermitLedger _permits = new(persistent, clock);
    private readonly ImmutableArray<NamedPolicy> _guests = [new("guests_per_address", options.Value.GuestsPerAddress)];

    /// <inheritdoc/>
    public async Task<Refusal?> Acquire(GuestId guest) => await _permits.Take(_guests, guest.Value) is { } limit ? LimitRefusals.Of(limit) : null;
}
