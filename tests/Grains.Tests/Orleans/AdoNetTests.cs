using Orleans.Storage;
using Orleans.TestingHost;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.Grains.Tests.Orleans;

public sealed class AdoNetTests(TestPostgres postgres) : IAsyncLifetime
{
    private TestDatabase database = null!;
    private InProcessTestCluster cluster = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateDatabaseAsync(Cancelled);
        cluster = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("note/a")]
    [InlineData("guest/20235")]
    public async Task State_WrittenAndClearedAndWritten_IsReadByANewActivation(string key)
    {
        var note = cluster.Client.GetGrain<INoteGrain>(key);
        Assert.Null(await note.GetAsync());
        await note.SetAsync("first");
        Assert.Equal("first", await ReadAgainAsync(note));
        await note.ClearAsync();
        Assert.Null(await ReadAgainAsync(note));
        await note.SetAsync("second");
        Assert.Equal("second", await ReadAgainAsync(note));
    }

    [Fact]
    public async Task State_InTheTable_IsPlainJson()
    {
        await cluster.Client.GetGrain<INoteGrain>("note/json").SetAsync("kept");
        Assert.Equal("""{"Text":"kept"}""", await database.ScalarAsync<string>("SELECT convert_from(payload, 'UTF8') FROM orleans.grain_states WHERE state_name = 'test-note'", Cancelled));
    }

    [Fact]
    public async Task State_SomebodyElseWrote_IsAConflictAndTheirsStays()
    {
        var note = cluster.Client.GetGrain<INoteGrain>("note/conflict");
        await note.SetAsync("mine");
        await database.ExecuteAsync("""UPDATE orleans.grain_states SET version = version + 1, payload = '{"Text":"theirs"}'""", Cancelled);
        await Assert.ThrowsAsync<InconsistentStateException>(() => note.SetAsync("lost"));
        Assert.Equal("theirs", await note.GetAsync());
    }

    [Fact]
    public async Task Reminder_Registered_SurvivesTheClusterAndUnregisters()
    {
        const string key = "note/reminded";
        await cluster.Client.GetGrain<INoteGrain>(key).RemindAsync(TimeSpan.FromHours(1));
        await cluster.Client.GetGrain<INoteGrain>(key).RemindAsync(TimeSpan.FromDays(60));
        Assert.Equal(5_184_000_000L, await database.ScalarAsync<long>("SELECT period_ms FROM orleans.reminders", Cancelled));

        await cluster.DisposeAsync();
        cluster = await StartAsync();
        var note = cluster.Client.GetGrain<INoteGrain>(key);
        Assert.True(await note.IsRemindedAsync());
        await note.ForgetAsync();
        Assert.False(await note.IsRemindedAsync());
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM orleans.reminders", Cancelled));
    }

    private async Task<string?> ReadAgainAsync(INoteGrain note)
    {
        await cluster.DeactivateAsync(note);
        return await note.GetAsync();
    }

    private async Task<InProcessTestCluster> StartAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        // The same service after a restart, or its rows would be another's.
        builder.Options.ServiceId = "service";
        builder.ConfigureSilo((_, silo) => silo
            .UseSystemTextJsonGrainStorageSerializer()
            .AddAdoNetGrainStorageAsDefault(options =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = database.DataSource;
            })
            .UseAdoNetReminderService(options =>
            {
                options.Invariant = "Npgsql";
                options.DataSource = database.DataSource;
            }));
        var started = builder.Build();
        await started.DeployAsync();
        return started;
    }
}
