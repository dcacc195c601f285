using System.Net;
using System.Net.Sockets;

namespace OrleansResume.Fixtures.Processes;

/// <summary>Ports of loopback that nobody listens on.</summary>
public static class FreePorts
{
    // Below what the system gives to outgoing connections, which would take a port between its choice and its use.
    private const int First = 15_000;
    private const int Last = 31_000;

    /// <summary>Different ones. They are free now; a process that loses the race for one says so and ends.</summary>
    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>();
        while (listeners.Count < count)
        {
            var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(First, Last));
            try
            {
                listener.Start();
                listeners.Add(listener);
            }
            catch (SocketException)
            {
                // Somebody listens there: another one.
                listener.Dispose();
            }
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
