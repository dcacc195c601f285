using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.TestingHost;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Fixtures.Cluster;

/// <summary>
/// Silos of this process on a real database: the product's grains, worker and storage, without HTTP. Membership is in memory;
/// what depends on it is tested with real processes.
/// </summary>
public sealed class ResumeCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private ResumeCluster(InProcessTestCluster cluster, TestDatabase database, CallWatch calls)
    {
        _cluster = cluster;
        Database = database;
        Calls = calls;
    }

    /// <summary>What the grains of all silos have carried out.</summary>
    public CallWatch Calls { get; }

    /// <summary>What the silos stand on.</summary>
    public TestDatabase Database { get; }

    /// <summary>As a front end sees the grains.</summary>
    public IGrainFactory Grains => _cluster.Client;

    /// <summary>The silos.</summary>
    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    /// <summary>Starts silos on a fresh database.</summary>
    /// <param name="postgres">The assembly's server.</param>
    /// <param name="silos">How many.</param>
    /// <param name="workers">False: nothing is run unless the test does it.</param>
    /// <param name="services">What the test puts in place of the product's parts, in every silo.</param>
    /// <param name="settings">Configuration, as in API.md.</param>
    public static async Task<ResumeCluster> Start(
        TestPostgres postgres,
        int silos = 1,
        bool workers = true,
        Action<IServiceCollection>? services = null,
        IReadOnlyDictionary<string, string?>? settings = null)
    {
        ArgumentNullException.ThrowIfNull(postgres);
        var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(QuietSettings.Settings).AddInMemoryCollection(settings).Build();
        var calls = new CallWatch();
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseInMemoryReminderService();
            silo.Services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionStrings.Prepare(database.ConnectionString)));
            silo.Services.AddResumeGrains(configuration);
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.AddIncomingGrainCallFilter(calls);
            if (workers)
            {
                silo.Services.AddResumeWorker();
            }

            services?.Invoke(silo.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new ResumeCluster(cluster, database, calls);
    }

    /// <summary>Uploads <see cref="SmallResume"/> as this guest's.</summary>
    /// <param name="owner">Whose it is.</param>
    /// <param name="document">Its id; a fresh one unless given.</param>
    /// <returns>The document that the guest has now: the first with these bytes.</returns>
    public async Task<DocumentId> Upload(GuestId owner, DocumentId? document = null)
    {
        var outcome = await Grains.Document(document ?? new DocumentId(Guid.CreateVersion7())).Upload(new UploadDocument(owner, "resume.txt", SmallResume.Bytes));
        return outcome.TryGet(out var uploaded, out var refusal) ? uploaded.Document.Id : throw new InvalidOperationException($"The upload was refused: {refusal.Code}");
    }

    /// <summary>
    /// The analysis once it is final, whoever ended it: its worker, or its grain at the deadline, which then stops the worker before it
    /// brings anything.
    /// </summary>
    public async Task<Analysis> Final(AnalysisId analysis, GuestId owner)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var outcome = await Grains.Analysis(analysis).Get(owner);
            if (outcome.TryGet(out var found, out _) && found.Status is AnalysisStatus.Completed or AnalysisStatus.Failed)
            {
                return found;
            }

            await pause.WaitForNextTickAsync(late.Token);
        }
    }

    /// <summary>Stops the silos in an orderly way, as SIGTERM does; the database stays.</summary>
    public Task StopSilos() => _cluster.StopSilosAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await Database.DisposeAsync();
    }
}
