using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>How many guests a client's address has minted. The key is its <see cref="AddressId"/>.</summary>
[Alias("IAddressGrain")]
public interface IAddressGrain : IGrainWithGuidKey
{
    /// <summary>Takes one permit for a new guest; asking again for the same guest is free. Null, or why not.</summary>
    [Alias("Acquire")]
    Task<Refusal?> Acquire(GuestId guest);
}
