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
    private Era _era = new();

    public SwallowingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on nothing passes.</summary>
    public void Swallow() => Volatile.Read(ref _era).Swallows = true;

    /// <summary>
    /// New connections pass; those that were there are reset, as by the host that has come back and knows none of them. Nothing of
    /// theirs passes before: half of a message would be something that no firewall does.
    /// </summary>
    public async Task Recover()
    {
        using var over = Interlocked.Exchange(ref _era, new Era());
        await over.End();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await Recover();
        await _accepting;
        _era.Dispose();
        _ending.Dispose();
    }

    private async Task Accept()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                var era = Volatile.Read(ref _era);
                _ = Carry(client, era);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The end, or a caller that has gone again.
            }
        }
    }

    private async Task Carry(TcpClient client, Era era)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, era.Cut);
                await Task.WhenAny(Pass(client, server, era), Pass(server, client, era)).Unwrap();
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side has gone: so does the other.
            }
        }
    }

    private static async Task Pass(TcpClient from, TcpClient to, Era era)
    {
        var buffer = new byte[64 * 1024];
        while (await from.GetStream().ReadAsync(buffer, era.Cut) is var read and > 0)
        {
            if (!era.Swallows)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), era.Cut);
            }
        }
    }

    /// <summary>The connections between two recoveries: they fall silent together and are reset together.</summary>
    private sealed class Era : IDisposable
    {
        private readonly CancellationTokenSource _cut = new();
        private volatile bool _swallows;

        public Era() => Cut = _cut.Token;

        public CancellationToken Cut { get; }

        public bool Swallows
        {
            get => _swallows;
            set => _swallows = value;
        }

        public Task End() => _cut.CancelAsync();

        public void Dispose() => _cut.Dispose();
    }
}
