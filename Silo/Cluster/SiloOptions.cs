using System.Net;

namespace OrleansResume.Silo.Cluster;

/// <summary>Where this silo is reached and which cluster it belongs to (section <c>Silo</c> of the configuration).</summary>
public sealed class SiloOptions
{
    /// <summary>The address other hosts reach it at.</summary>
    public string Address { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>Silo to silo.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Front ends to silo.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Silos of one id and one database form a cluster.</summary>
    public string ClusterId { get; set; } = "orleansresume";

    /// <summary>Whether this process serves the API too.</summary>
    public bool HostApi { get; set; } = true;
}
