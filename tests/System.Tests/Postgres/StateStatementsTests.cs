using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Postgres;

public sealed class StateStatementsTests(TestPostgres postgres) : IAsyncLifetime
{
    private const string LockState = "SELECT 1 FROM orleans.grain_states FOR UPDATE";
    private TestDatabase database = null!;
    private OrleansStatements orleans = null!;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        orleans = new OrleansStatements(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Read_NeverWritten_GivesNoRow() => Assert.Empty(await ReadAsync());

    [Fact]
    public async Task Write_WithoutVersion_InsertsVersionOne()
    {
        Assert.Equal(1, await WriteAsync(null, [1, 2]));
        var row = Assert.Single(await ReadAsync());
        Assert.Equal(1, row["Version"]);
        Assert.Equal(new byte[] { 1, 2 }, (byte[])row["PayloadBinary"]!);
    }

    [Fact]
    public async Task Write_WithoutVersionWhereARowIs_IsAConflict()
    {
        await WriteAsync(null, [1]);
        Assert.Null(await WriteAsync(null, [2]));
        Assert.Equal(new byte[] { 1 }, (byte[])Assert.Single(await ReadAsync())["PayloadBinary"]!);
    }

    [Fact]
    public async Task Write_WithTheVersion_GivesTheNext()
    {
        await WriteAsync(null, [1]);
        Assert.Equal(2, await WriteAsync(1, [2]));
        Assert.Equal(3, await WriteAsync(2, [3]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Write_WithAnotherVersion_IsAConflict(int version)
    {
        await WriteAsync(null, [1]);
        await WriteAsync(1, [2]);
        Assert.Null(await WriteAsync(version, [3]));
        var row = Assert.Single(await ReadAsync());
        Assert.Equal(2, row["Version"]);
        Assert.Equal(new byte[] { 2 }, (byte[])row["PayloadBinary"]!);
    }

    [Fact]
    public async Task Write_WithAVersionWhereNoRowIs_IsAConflict()
    {
        Assert.Null(await WriteAsync(1, [1]));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Write_ManyWithOneVersion_ExactlyOneWins()
    {
        await WriteAsync(null, [0]);
        var versions = await orleans.MeetAsync(LockState, [.. Enumerable.Range(1, 6).Select(i => (Func<Task<int?>>)(() => WriteAsync(1, [(byte)i])))]);
        Assert.Equal(2, Assert.Single(versions, version => version is not null));
        Assert.Equal(2, Assert.Single(await ReadAsync())["Version"]);
    }

    [Fact]
    public async Task Write_ManyFirstWrites_ExactlyOneInserts()
    {
        var versions = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Task.Run(() => WriteAsync(null, [(byte)i]))));
        Assert.Equal(1, Assert.Single(versions, version => version is not null));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Clear_WithTheVersion_KeepsTheRowWithoutPayload()
    {
        await WriteAsync(null, [1]);
        Assert.Equal(2, await VersionAsync("ClearStorageKey", 1));
        var row = Assert.Single(await ReadAsync());
        Assert.Null(row["PayloadBinary"]);
        Assert.Equal(2, row["Version"]);
        Assert.Equal(3, await WriteAsync(2, [2]));
    }

    [Theory]
    [InlineData("ClearStorageKey")]
    [InlineData("DeleteStorageKey")]
    public async Task ClearOrDelete_StaleOrMissing_IsAConflict(string key)
    {
        Assert.Null(await VersionAsync(key, 1));
        await WriteAsync(null, [1]);
        await WriteAsync(1, [2]);
        Assert.Null(await VersionAsync(key, 1));
        Assert.Equal(new byte[] { 2 }, (byte[])Assert.Single(await ReadAsync())["PayloadBinary"]!);
    }

    [Fact]
    public async Task Delete_WithTheVersion_TakesTheRowAndGivesTheNextVersion()
    {
        await WriteAsync(null, [1]);
        Assert.Equal(2, await VersionAsync("DeleteStorageKey", 1));
        Assert.Empty(await ReadAsync());
        Assert.Equal(1, await WriteAsync(null, [2]));
    }

    [Fact]
    public async Task WriteClearAndDelete_WithOneVersion_ExactlyOneWins()
    {
        await WriteAsync(null, [1]);
        var versions = await orleans.MeetAsync(
            LockState,
            () => WriteAsync(1, [2]),
            () => VersionAsync("ClearStorageKey", 1),
            () => VersionAsync("DeleteStorageKey", 1));
        Assert.Equal(2, Assert.Single(versions, version => version is not null));
    }

    [Fact]
    public async Task Rows_OfDifferentKeys_AreDifferentStates()
    {
        (string Name, object? Value)[][] keys =
        [
            Key(),
            Key(service: "other"),
            Key(name: "other"),
            Key(n0: 2),
            Key(n1: 2),
            Key(extension: "guest/a"),
            Key(extension: "guest/A"),
        ];
        foreach (var key in keys)
        {
            Assert.Equal(1, await WriteAsync(null, [1], key));
        }

        foreach (var key in keys)
        {
            Assert.Single(await orleans.RunAsync("ReadFromStorageKey", key));
        }
    }

    private static (string Name, object? Value)[] Key(string service = "service", string name = "state", long n0 = 1, long n1 = 1, string? extension = null) =>
        [("ServiceId", service), ("GrainTypeString", name), ("GrainIdN0", n0), ("GrainIdN1", n1), ("GrainIdExtensionString", extension), ("GrainIdHash", 7), ("GrainTypeHash", 8)];

    private Task<List<Dictionary<string, object?>>> ReadAsync() => orleans.RunAsync("ReadFromStorageKey", Key());

    private async Task<int?> WriteAsync(int? version, byte[] payload, (string Name, object? Value)[]? key = null)
    {
        var rows = await orleans.RunAsync("WriteToStorageKey", [.. key ?? Key(), ("GrainStateVersion", version), ("PayloadBinary", payload)]);
        return rows.Count == 0 ? null : (int)Assert.Single(rows)["NewGrainStateVersion"]!;
    }

    private async Task<int?> VersionAsync(string key, int version)
    {
        var rows = await orleans.RunAsync(key, [.. Key(), ("GrainStateVersion", version)]);
        return rows.Count == 0 ? null : (int)Assert.Single(rows).First().Value!;
    }
}
