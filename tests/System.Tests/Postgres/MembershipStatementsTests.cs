using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Postgres;

public sealed class MembershipStatementsTests(TestPostgres postgres) : IAsyncLifetime
{
    private const int Active = 3;
    private const int Dead = 6;
    private static readonly DateTime Start = new(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc);
    private TestDatabase database = null!;
    private OrleansStatements orleans = null!;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        orleans = new OrleansStatements(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task InsertVersion_AskedTwice_InsertsOnce()
    {
        Assert.True(await InsertVersionAsync());
        Assert.False(await InsertVersionAsync());
    }

    [Fact]
    public async Task ReadAll_BeforeTheFirstVersion_GivesOneRowWithoutMember()
    {
        var row = Assert.Single(await ReadAllAsync());
        Assert.Null(row["StartTime"]);
        Assert.Equal(0, row["Version"]);
    }

    [Fact]
    public async Task ReadAll_WithoutMembers_GivesTheVersionAlone()
    {
        await InsertVersionAsync();
        var row = Assert.Single(await ReadAllAsync());
        Assert.Null(row["StartTime"]);
        Assert.Equal(0, row["Version"]);
    }

    [Fact]
    public async Task Insert_WithTheVersion_InsertsAndBumps()
    {
        await InsertVersionAsync();
        Assert.True(await InsertAsync(generation: 1, version: 0));
        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal(1, row["Version"]);
        Assert.Equal("10.0.0.1", row["Address"]);
        Assert.Equal(11111, row["Port"]);
        Assert.Equal(1, row["Generation"]);
        Assert.Equal("silo", row["SiloName"]);
        Assert.Equal("host", row["HostName"]);
        Assert.Equal(Active, row["Status"]);
        Assert.Equal(30000, row["ProxyPort"]);
        Assert.Equal(Start, row["StartTime"]);
        Assert.Equal(Start, row["IAmAliveTime"]);
        Assert.Null(row["SuspectTimes"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Insert_WithAnotherVersion_ChangesNothing(int version)
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        Assert.False(await InsertAsync(generation: 2, version));
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Insert_MemberIsThere_ChangesNothing()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        Assert.False(await InsertAsync(generation: 1, version: 1));
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Insert_NoVersionRow_ChangesNothing()
    {
        Assert.False(await InsertAsync(generation: 1, version: 0));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM orleans.membership_members", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Insert_ManyWithOneVersion_ExactlyOneWins()
    {
        await InsertVersionAsync();
        var done = await orleans.MeetAsync(LockVersion, [.. Enumerable.Range(1, 6).Select(generation => (Func<Task<bool>>)(() => InsertAsync(generation, version: 0)))]);
        Assert.Single(done, won => won);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Update_WithTheVersion_UpdatesAndBumps()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        Assert.True(await UpdateAsync(generation: 1, version: 1, status: Dead, suspects: "10.0.0.2:11111@1,2026-03-01"));
        var row = Assert.Single(await ReadRowAsync(generation: 1));
        Assert.Equal(2, row["Version"]);
        Assert.Equal(Dead, row["Status"]);
        Assert.Equal("10.0.0.2:11111@1,2026-03-01", row["SuspectTimes"]);
    }

    [Fact]
    public async Task Update_StaleOrMissing_ChangesNothing()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        Assert.False(await UpdateAsync(generation: 1, version: 0, status: Dead));
        Assert.False(await UpdateAsync(generation: 2, version: 1, status: Dead));
        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal((1, Active), (row["Version"], row["Status"]));
    }

    [Fact]
    public async Task Update_ManyWithOneVersion_ExactlyOneWins()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        await InsertAsync(generation: 2, version: 1);
        var done = await orleans.MeetAsync(LockVersion, [.. Enumerable.Range(0, 6).Select(i => (Func<Task<bool>>)(() => UpdateAsync(1 + (i % 2), version: 2, Dead)))]);
        Assert.Single(done, won => won);
        Assert.Equal((3, 2), await CountAsync());
        Assert.Single(await ReadAllAsync(), row => row["Status"] is Dead);
    }

    [Fact]
    public async Task UpdateIAmAlive_OfOneMember_LeavesTheVersion()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        Assert.Empty(await orleans.RunAsync("UpdateIAmAlivetimeKey", [.. Silo(1), ("IAmAliveTime", Start.AddMinutes(1))]));
        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal((1, (object)Start.AddMinutes(1)), (row["Version"], row["IAmAliveTime"]));
    }

    [Fact]
    public async Task ReadRow_NoSuchMember_GivesTheVersionAlone()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        var row = Assert.Single(await ReadRowAsync(generation: 9));
        Assert.Null(row["StartTime"]);
        Assert.Equal(1, row["Version"]);
    }

    [Fact]
    public async Task Cleanup_OldRows_TakesAllButTheActive()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0, status: Active);
        await InsertAsync(generation: 2, version: 1, status: Dead);
        await InsertAsync(generation: 3, version: 2, status: Dead, alive: Start.AddHours(2));
        await CleanupAsync(Start.AddHours(1));
        Assert.Equal([1, 3], (await ReadAllAsync()).Select(row => (int)row["Generation"]!).Order());
        Assert.Equal((4, 2), await CountAsync());
    }

    [Fact]
    public async Task Cleanup_NothingToTake_LeavesTheVersion()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0, status: Dead);
        await CleanupAsync(Start);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Cleanup_MeetsAnUpdateOfWhatItTakes_OnlyOneOfThemActs()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0, status: Dead);
        var done = await orleans.MeetAsync(
            LockVersion,
            () => UpdateAsync(generation: 1, version: 1, Dead),
            async () =>
            {
                await CleanupAsync(Start.AddHours(1));
                return false;
            });
        var (version, members) = await CountAsync();
        Assert.Equal(0, members);
        // Each that acted moved the version once; an update that said yes had its row.
        Assert.Equal(done[0] ? 3 : 2, version);
    }

    [Fact]
    public async Task Gateways_OfOneCluster_AreItsActiveSilosWithAPort()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        await InsertAsync(generation: 2, version: 1, status: Dead);
        await InsertAsync(generation: 3, version: 2, proxyPort: 0);
        await orleans.DoneAsync("InsertMembershipVersionKey", ("DeploymentId", "other"));
        var row = Assert.Single(await orleans.RunAsync("GatewaysQueryKey", Deployment, ("Status", Active)));
        Assert.Equal(("10.0.0.1", 30000, 1), (row["Address"], row["ProxyPort"], row["Generation"]));
        Assert.Empty(await orleans.RunAsync("GatewaysQueryKey", ("DeploymentId", "other"), ("Status", Active)));
    }

    [Fact]
    public async Task Delete_OneCluster_LeavesTheOthers()
    {
        await InsertVersionAsync();
        await InsertAsync(generation: 1, version: 0);
        await orleans.DoneAsync("InsertMembershipVersionKey", ("DeploymentId", "other"));
        await orleans.RunAsync("DeleteMembershipTableEntriesKey", Deployment);
        Assert.Equal("other", await database.ScalarAsync<string>("SELECT deployment_id FROM orleans.membership_versions", TestContext.Current.CancellationToken));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM orleans.membership_members", TestContext.Current.CancellationToken));
    }

    private const string LockVersion = "SELECT 1 FROM orleans.membership_versions WHERE deployment_id = 'cluster' FOR UPDATE";

    private static (string Name, object? Value) Deployment => ("DeploymentId", "cluster");

    private static (string Name, object? Value)[] Silo(int generation) => [Deployment, ("Address", "10.0.0.1"), ("Port", 11111), ("Generation", generation)];

    private Task<bool> InsertVersionAsync() => orleans.DoneAsync("InsertMembershipVersionKey", Deployment);

    private Task<bool> InsertAsync(int generation, int version, int status = Active, int proxyPort = 30000, DateTime? alive = null) =>
        orleans.DoneAsync("InsertMembershipKey", [.. Silo(generation), ("IAmAliveTime", alive ?? Start), ("SiloName", "silo"), ("HostName", "host"),
            ("StartTime", Start), ("Status", status), ("ProxyPort", proxyPort), ("Version", version)]);

    private Task<bool> UpdateAsync(int generation, int version, int status, string? suspects = null) =>
        orleans.DoneAsync("UpdateMembershipKey", [.. Silo(generation), ("IAmAliveTime", Start), ("Status", status), ("SuspectTimes", suspects), ("Version", version)]);

    private async Task CleanupAsync(DateTime before) => await orleans.RunAsync("CleanupDefunctSiloEntriesKey", Deployment, ("IAmAliveTime", before));

    private Task<List<Dictionary<string, object?>>> ReadAllAsync() => orleans.RunAsync("MembershipReadAllKey", Deployment);

    private Task<List<Dictionary<string, object?>>> ReadRowAsync(int generation) => orleans.RunAsync("MembershipReadRowKey", Silo(generation));

    private async Task<(int Version, int Members)> CountAsync()
    {
        var rows = await ReadAllAsync();
        return ((int)rows[0]["Version"]!, rows.Count(row => row["StartTime"] is not null));
    }
}
