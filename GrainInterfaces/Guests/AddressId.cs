using System.Net;
using System.Net.Sockets;

namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>
/// Whom the mint limit counts: an IPv4 address, or the /64 network that one IPv6 connection has to itself. Only its hash is known:
/// an address is personal, and never stored.
/// </summary>
/// <param name="Value">The key of its grain.</param>
public readonly record struct AddressId(Guid Value)
{
    private const string Tag = "orleansresume/address/v1";
    private const int NetworkBytes = 8;

    /// <summary>The id of an address; connections without one (a socket of this machine) count as one client.</summary>
    public static AddressId Of(IPAddress? address) => new(DerivedIds.Derive(Tag, address switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..NetworkBytes],
        _ => address.GetAddressBytes(),
    }));
}
