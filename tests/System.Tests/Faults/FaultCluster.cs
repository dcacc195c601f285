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
internal sealed class FaultCluster : IAsyncDisposable
{
    public const int Slots = 8;
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan QueueTimeout = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan _thinks = TimeSpan.FromMilliseconds(150);

    private readonly TestFolder _folder;
    private readonly PrivatePostgres _postgres;
    private readonly ModelServer _model;
    private readonly SwallowingProxy _proxy;
    private readonly ServerProcess?[] _silos = new ServerProcess?[3];
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

    /// <summary>For faults that ordinary roles may not do.</summary>
    public string SuperuserConnectionString =>
        new NpgsqlConnectionStringBuilder(_postgres.SuperuserConnectionString) { Pooling = false, Database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString).Database }.ConnectionString;

    /// <summary>The silos that run right now.</summary>
    public IReadOnlyList<ServerProcess> Running => [.. _silos.OfType<ServerProcess>().Where(silo => !silo.HasEnded)];

    public static async Task<FaultCluster> Start(CancellationToken cancellation)
    {
        var folder = TestFolder.Create();
        var postgres = await PrivatePostgres.StartAsync(Path.Combine(folder.Path, "data"), NullLoggerFactory.Instance, TimeProvider.System, cancellation);
        await Migrations.ApplyAsync(postgres.ConnectionString, NullLoggerFactory.Instance, options: null, cancellation);
        var model = await ModelServer.Start();
        model.Answer = async context =>
        {
            await Task.Delay(_thinks, TimeProvider.System, context.RequestAborted);
            await ModelAnswers.Finds()(context);
        };
        var cluster = new FaultCluster(folder, postgres, model);
        await Task.WhenAll(Enumerable.Range(0, cluster._silos.Length).Select(cluster.StartSilo));
        cluster._front = await ServerProcess.FrontEnd($"--ConnectionStrings:Postgres={postgres.ConnectionString}").Ready();
        cluster._keepers = Task.WhenAll(Enumerable.Range(0, cluster._silos.Length).Select(cluster.Keep));
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _keepers;
        foreach (var process in _silos.Append(_front).OfType<ServerProcess>())
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

    private async Task StartSilo(int place)
    {
        var database = new NpgsqlConnectionStringBuilder(_postgres.ConnectionString);
        database.Port = place == 2 ? _proxy.Port : database.Port;
        string[] settings =
        [
            $"--ConnectionStrings:Postgres={database.ConnectionString}", "--Silo:HostApi=false", $"--Analysis:SlotsPerSilo={Slots}", $"--Analysis:Timeout={Timeout}",
            $"--Analysis:QueueTimeout={QueueTimeout}", .. _model.Settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        _silos[place] = ServerProcess.Silo(settings);
        await _silos[place]!.Ready();
    }

    // As systemd would: what has ended is started again, also where it could not start because the database was away.
    private async Task Keep(int place)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (await pause.WaitForNextTickAsync(_ending.Token))
            {
                if (_silos[place] is not { HasEnded: true } ended)
                {
                    continue;
                }

                await ended.DisposeAsync();
                try
                {
                    await StartSilo(place);
                }
                catch (InvalidOperationException)
                {
                    // It has ended before it was ready: the next tick starts another.
                }
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // The run is over.
        }
    }
}
