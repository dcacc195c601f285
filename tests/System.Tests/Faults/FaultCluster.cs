using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// What a fault run is let loose on: three silos and a front end as processes, one PostgreSQL that keeps what it has committed, and
/// a model that takes its time. A silo that has ended is started again, as a supervisor would.
/// </summary>
internal sealed partial class FaultCluster : IAsyncDisposable
{
    public const int Silos = 3;
    public const int Slots = 8;

    /// <summary>Enough for an ordinary guest, and for what has piled up while something was away; too little for one who asks all the time.</summary>
    public const int Permits = 20;
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan QueueTimeout = TimeSpan.FromSeconds(60);

    private readonly TestFolder _folder;
    private readonly PrivatePostgres _postgres;
    private readonly ModelServer _model;
    private readonly SwallowingProxy _proxy;
    private readonly ServerProcess?[] _silos = new ServerProcess?[Silos];
    private readonly TimeSpan[] _clockOff = new TimeSpan[Silos];
    private readonly ConcurrentQueue<(int Place, DateTimeOffset At)> _started = new();
    private readonly ConcurrentQueue<(int Place, DateTimeOffset At)> _ready = new();

    // Disposed at the end only: whoever looks at the silos meets none that is.
    private readonly ConcurrentBag<ServerProcess> _ended = [];
    private readonly CancellationTokenSource _ending = new();
    private ServerProcess? _front;
    private Task _keepers = Task.CompletedTask;

    private FaultCluster(TestFolder folder, PrivatePostgres postgres, ModelServer model)
    {
        (_folder, _postgres, _model) = (folder, postgres, model);
        _proxy = new SwallowingProxy(new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port);
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxPoolSize = 8 }.ConnectionString);
    }

    /// <summary>Where clients go: the front end, which no fault touches.</summary>
    public Uri Api => _front!.Api;

    /// <summary>For the checker: past every proxy.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>PostgreSQL's own process.</summary>
    public int PostmasterId => _postgres.ProcessId;

    /// <summary>The way of the third silo to the database.</summary>
    public SwallowingProxy Proxy => _proxy;

    /// <summary>What the silos ask.</summary>
    public ThinkingModel Model { get; } = new();

    /// <summary>For faults that ordinary roles may not do.</summary>
    public string SuperuserConnectionString =>
        new NpgsqlConnectionStringBuilder(_postgres.SuperuserConnectionString) { Pooling = false, Database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString).Database }.ConnectionString;

    /// <summary>The silos that run right now.</summary>
    public IReadOnlyList<ServerProcess> Running => [.. Enumerable.Range(0, Silos).Select(At).OfType<ServerProcess>()];

    /// <summary>The silo of that place; null where none runs right now.</summary>
    public ServerProcess? At(int place) => Volatile.Read(ref _silos[place]) is { HasEnded: false } silo ? silo : null;

    public static async Task<FaultCluster> Start(CancellationToken cancellation)
    {
        var folder = TestFolder.Create();
        var postgres = await PrivatePostgres.StartAsync(Path.Combine(folder.Path, "data"), NullLoggerFactory.Instance, TimeProvider.System, cancellation);
        var model = await ModelServer.Start();
        var cluster = new FaultCluster(folder, postgres, model);
        model.Answer = cluster.Model.Answer;
        try
        {
            await Migrations.ApplyAsync(postgres.ConnectionString, NullLoggerFactory.Instance, options: null, cancellation);
            await Task.WhenAll(Enumerable.Range(0, Silos).Select(cluster.StartSilo));
            cluster._front = await ServerProcess.FrontEnd($"--ConnectionStrings:Postgres={postgres.ConnectionString}").Ready();
            cluster._keepers = Task.WhenAll(Enumerable.Range(0, Silos).Select(cluster.Keep));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills the silo of that place; the next one has its clock off, and whoever comes after it has not. Ends when it is ready.</summary>
    public async Task Restart(int place, TimeSpan clockOff, CancellationToken cancellation)
    {
        var since = TimeProvider.System.GetUtcNow();
        _clockOff[place] = clockOff;
        await (At(place)?.Kill() ?? Task.CompletedTask);
        await Until(() => Task.FromResult(_ready.Any(ready => ready.Place == place && ready.At > since)), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        try
        {
            await _keepers;
        }
        finally
        {
            foreach (var process in _silos.Append(_front).OfType<ServerProcess>().Concat(_ended))
            {
                await process.DisposeAsync();
            }

            await _model.DisposeAsync();
            await _proxy.DisposeAsync();
            await Database.DisposeAsync();
            await _postgres.DisposeAsync();
            _folder.Dispose();
            _ending.Dispose();
        }
    }

    private async Task StartSilo(int place)
    {
        var database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString);
        database.Port = place == 2 ? _proxy.Port : database.Port;
        string[] settings =
        [
            $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Silo:HostApi=false", $"--Analysis:SlotsPerSilo={Slots}", $"--Analysis:Timeout={Timeout}",
            $"--Analysis:QueueTimeout={QueueTimeout}", $"--Limits:Burst:Permits={Permits}", $"--Limits:Burst:Window={Window}",
            .. _model.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        _started.Enqueue((place, TimeProvider.System.GetUtcNow()));
        var off = _clockOff[place];
        _clockOff[place] = TimeSpan.Zero;
        var silo = off == TimeSpan.Zero ? ServerProcess.Silo(settings) : ServerProcess.Silo(Faketime.Off(off), settings);
        Volatile.Write(ref _silos[place], silo);
        await silo.Ready();
        _ready.Enqueue((place, TimeProvider.System.GetUtcNow()));
    }

    // As systemd would: what has ended is started again, also where it could not start because the database was away, and what does
    // not become ready is ended.
    private async Task Keep(int place)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (await pause.WaitForNextTickAsync(_ending.Token))
            {
                if (At(place) is not null)
                {
                    continue;
                }

                if (Interlocked.Exchange(ref _silos[place], null) is { } ended)
                {
                    _ended.Add(ended);
                }

                try
                {
                    await StartSilo(place);
                }
                catch (InvalidOperationException) when (_silos[place] is { HasEnded: true })
                {
                    // It has ended before it was ready: the next tick starts another.
                }
                catch (TimeoutException) when (_silos[place] is { } late)
                {
                    await late.Kill();
                }
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The run is over.
        }
    }
}
