using System.Net;
using System.Net.Sockets;

namespace OrleansResume.Fixtures.Processes;

/// <summary>Ports of loopback that nobody listens on.</summary>
public static class FreePorts
{
    // Below what the system gives to outgoing connections, which would take a port between its choice and its use.
    private const int First = 15_000;
    private const int Count = 16_000;

    // One after the other, so that no two of this run's processes are given the same while neither listens yet.
    private static int _next = Random.Shared.Next(Count);

    /// <summary>Different ones, and none that was given before. They are free now; a process that loses one to another program says so and ends.</summary>
    public static int[] Take(int count)
    {
        var ports = new List<int>();
        while (ports.Count < count)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
            {
                ports.Add(port);
            }
        }

        return [.. ports];
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
