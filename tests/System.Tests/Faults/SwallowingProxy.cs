using System.Net;
using System.Net.Sockets;

namespace OrleansResume.System.Tests.Faults;

/// <summary>A way to the database on loopback that can fall silent: connections stay open and nothing passes, as behind a firewall that forgot them.</summary>
internal sealed class SwallowingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;
    private readonly int _target;
    private CancellationTokenSource _cut = new();
    private volatile bool _swallows;

    public SwallowingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on nothing passes.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>New connections pass; those that were swallowed are reset, as by the host that has come back and knows none of them.</summary>
    public async Task Recover()
    {
        _swallows = false;
        using var cut = Interlocked.Exchange(ref _cut, new CancellationTokenSource());
        await cut.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await Recover();
        await _accepting;
        _cut.Dispose();
        _ending.Dispose();
    }

    private async Task Accept()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                _ = Carry(client, _cut.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The end, or a caller that has gone again.
            }
        }
    }

    private async Task Carry(TcpClient client, CancellationToken cut)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, cut);
                await Task.WhenAny(Pass(client, server, cut), Pass(server, client, cut)).Unwrap();
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone: so does the other.
            }
        }
    }

    private async Task Pass(TcpClient from, TcpClient to, CancellationToken cut)
    {
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer, cut) is var read and > 0)
        {
            if (!_swallows)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), cut);
            }
        }
    }
}
