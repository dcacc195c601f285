using System.Net;
using System.Net.Sockets;

namespace OrleansResume.Fixtures.Processes;

/// <summary>Ports of loopback that nobody listens on.</summary>
public static class FreePorts
{
    /// <summary>Different ones. They are free now; a process that loses the race for one says so and ends.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
