using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Guests;

/// <summary>How many guests an address has minted.</summary>
internal sealed class AddressGrain(
    [PersistentState(AddressGrain.StateName, IncidentalGrainStorage.Name)] IPersistentState<PermitsState> persistent,
    LimitMetrics metrics,
    WorkerLease lease,
    DatabaseClock clock,
    IOptions<LimitOptions> options) : Grain, IAddressGrain
{
    /// <summary>Its state's name in storage.</summary>
    public const string StateName = "address";

    private readonly PermitLedger _permits = new(persistent, clock);
    private readonly ImmutableArray<NamedPolicy> _guests = [new("guests_per_address", options.Value.GuestsPerAddress)];

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => lease.EnsureClock(cancellationToken);

    /// <inheritdoc/>
    public async Task<Refusal?> Acquire(GuestId guest)
    {
        // Which guests an address has made is nobody's to read out of its row.
        var key = new Guid(SHA256.HashData(guest.Value.ToByteArray()).AsSpan(0, 16));
        if ((await _permits.Take(_guests, key)).Refusing is not { } limit)
        {
            return null;
        }

        metrics.Refused(limit.Policy);
        return LimitRefusals.Of(limit);
    }
}
