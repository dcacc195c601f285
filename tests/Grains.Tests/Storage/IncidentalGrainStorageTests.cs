using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Grains.Guests;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>Incidental state is Orleans' own rows: what its ADO.NET persistence wrote is read, and the other way round.</summary>
public sealed class IncidentalGrainStorageTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly GrainId _grain = GrainId.Create(GrainType.Create("guest"), GrainIdKeyExtensions.CreateGuidKey(Guid.Parse("0198f1f2-aaaa-7bbb-8ccc-123456789abc")));
    private TestDatabase _database = null!;
    private InProcessTestCluster _cluster = null!;
    private IGrainStorage _orleans = null!;
    private IncidentalGrainStorage _ours = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Token);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.AddAdoNetGrainStorage("orleans", options =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = _database.DataSource;
            });
            silo.Services.AddSingleton(_database.DataSource);
            silo.Services.AddSingleton<GroupCommit>();
            silo.Services.AddSingleton<IncidentalGrainStorage>();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        var services = _cluster.Silos[0].ServiceProvider;
        _orleans = services.GetRequiredKeyedService<IGrainStorage>("orleans");
        _ours = services.GetRequiredService<IncidentalGrainStorage>();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task State_WrittenByEither_IsReadByTheOther()
    {
        var theirs = new GrainState<PermitsState> { State = State(1) };
        await _orleans.WriteStateAsync("guest", _grain, theirs);

        var read = await Read(_ours);
        Assert.Equal((true, theirs.ETag, 1), (read.RecordExists, read.ETag, read.State!.Charged.Count));

        read.State = State(3);
        await _ours.WriteStateAsync("guest", _grain, read);
        var back = await Read(_orleans);
        Assert.Equal((true, read.ETag, 3), (back.RecordExists, back.ETag, back.State!.Charged.Count));
    }

    [Fact]
    public async Task State_NeverWritten_IsNew()
    {
        var read = await Read(_ours);
        Assert.Equal((false, null, 0), (read.RecordExists, read.ETag, read.State!.Charged.Count));
    }

    [Fact]
    public async Task State_Cleared_IsGoneForBothAndWrittenAgain()
    {
        var state = new GrainState<PermitsState> { State = State(1) };
        await _ours.WriteStateAsync("guest", _grain, state);
        await _ours.ClearStateAsync("guest", _grain, state);
        Assert.Equal((false, 0), (state.RecordExists, state.State!.Charged.Count));
        Assert.False((await Read(_orleans)).RecordExists);

        state.State = State(2);
        await _ours.WriteStateAsync("guest", _grain, state);
        Assert.Equal(2, (await Read(_orleans)).State!.Charged.Count);
    }

    [Fact]
    public async Task State_SomebodyElseWrote_IsAConflictAndTheirsStays()
    {
        var first = new GrainState<PermitsState> { State = State(1) };
        await _ours.WriteStateAsync("guest", _grain, first);
        var stale = await Read(_ours);
        await _ours.WriteStateAsync("guest", _grain, first);

        stale.State = State(9);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _ours.WriteStateAsync("guest", _grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => _ours.ClearStateAsync("guest", _grain, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => _ours.WriteStateAsync("guest", _grain, new GrainState<PermitsState> { State = State(9) }));
        Assert.Single((await Read(_ours)).State!.Charged);
    }

    private static PermitsState State(int charged) =>
        new() { Charged = Enumerable.Range(0, charged).ToDictionary(_ => Guid.CreateVersion7(), _ => DateTimeOffset.UnixEpoch) };

    private async Task<GrainState<PermitsState>> Read(IGrainStorage storage)
    {
        var state = new GrainState<PermitsState>();
        await storage.ReadStateAsync("guest", _grain, state);
        return state;
    }
}
