using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// A way to the database on loopback that reads along (PostgreSQL's protocol, version 3) and breaks connections where it hurts: a
/// share of the requests never arrives, and as many are done and committed while their answer is lost.
/// </summary>
internal sealed class AmbiguousProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Random _random;
    private readonly double _share;
    private readonly int _target;
    private readonly Task _accepting;
    private int _passed;
    private int _before;
    private int _after;
    private volatile bool _strikes;

    /// <param name="target">The database's port on loopback.</param>
    /// <param name="seed">Of what is struck.</param>
    /// <param name="share">Of the requests that do not arrive, and of those whose answer is lost.</param>
    public AmbiguousProxy(int target, int seed, double share)
    {
        (_target, _random, _share) = (target, new Random(seed), share);
        _listener.Start();
        _accepting = Accept();
    }

    private enum Fate
    {
        Passes,
        NeverArrives,
        AnswerIsLost,
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Requests that passed, that never arrived, and whose answer was lost.</summary>
    public (int Passed, int Before, int After) Counts => (_passed, _before, _after);

    /// <summary>Whether it breaks anything.</summary>
    public bool Strikes
    {
        get => _strikes;
        set => _strikes = value;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ending.Dispose();
    }

    private async Task Accept()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                _ = Carry(client);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The end, or a caller that has gone again.
            }
        }
    }

    private async Task Carry(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                client.NoDelay = server.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _target, _ending.Token);
                var carried = new Carried(client.GetStream(), server.GetStream());
                await Task.WhenAny(Requests(carried), Answers(carried)).Unwrap();
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side has gone, or was struck: so does the other.
            }
        }
    }

    // A request ends with Sync or is a Query; each has one ReadyForQuery. The first message has no type, and its own ReadyForQuery.
    private async Task Requests(Carried carried)
    {
        await carried.Server.WriteAsync(await Frame(carried.Client, typed: false), _ending.Token);
        var request = new List<byte[]>();
        for (var number = 1L; ;)
        {
            var frame = await Frame(carried.Client, typed: true);
            request.Add(frame);
            if (frame[0] is not ((byte)'S' or (byte)'Q'))
            {
                // A password and a farewell have no Sync behind them.
                if (frame[0] is (byte)'p' or (byte)'X')
                {
                    await Send(carried.Server, request);
                }

                continue;
            }

            switch (Draw())
            {
                case Fate.NeverArrives:
                    Interlocked.Increment(ref _before);
                    return;
                case Fate.AnswerIsLost:
                    carried.Lost = number;
                    break;
                default:
                    Interlocked.Increment(ref _passed);
                    break;
            }

            await Send(carried.Server, request);
            number++;
        }
    }

    private async Task Answers(Carried carried)
    {
        for (var number = 0L; ;)
        {
            var frame = await Frame(carried.Server, typed: true);
            var lost = number == carried.Lost;
            if (!lost)
            {
                await carried.Client.WriteAsync(frame, _ending.Token);
            }

            if (frame[0] == (byte)'Z')
            {
                if (lost)
                {
                    Interlocked.Increment(ref _after);
                    return;
                }

                number++;
            }
        }
    }

    private Fate Draw()
    {
        if (!_strikes) return Fate.Passes;

        lock (_random)
        {
            var drawn = _random.NextDouble();
            return drawn < _share ? Fate.NeverArrives : drawn < 2 * _share ? Fate.AnswerIsLost : Fate.Passes;
        }
    }

    private async Task Send(NetworkStream to, List<byte[]> frames)
    {
        await to.WriteAsync(frames.SelectMany(frame => frame).ToArray(), _ending.Token);
        frames.Clear();
    }

    private async Task<byte[]> Frame(NetworkStream from, bool typed)
    {
        var head = new byte[typed ? 5 : 4];
        await from.ReadExactlyAsync(head, _ending.Token);
        var frame = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4)) + head.Length - 4];
        head.CopyTo(frame, 0);
        await from.ReadExactlyAsync(frame.AsMemory(head.Length), _ending.Token);
        return frame;
    }

    /// <summary>A connection, and the request whose answer is not to come through.</summary>
    private sealed class Carried(NetworkStream client, NetworkStream server)
    {
        private long _lost = -1;

        public NetworkStream Client { get; } = client;

        public NetworkStream Server { get; } = server;

        public long Lost
        {
            get => Interlocked.Read(ref _lost);
            set => Interlocked.Exchange(ref _lost, value);
        }
    }
}
