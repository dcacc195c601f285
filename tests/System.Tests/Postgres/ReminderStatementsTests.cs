using CsCheck;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Postgres;

public sealed class ReminderStatementsTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc);
    private TestDatabase database = null!;
    private OrleansStatements orleans = null!;

    public async ValueTask InitializeAsync()
    {
        database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        orleans = new OrleansStatements(database);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(60_000)]
    [InlineData(3_000_000_000L)]
    public async Task Upsert_NewReminder_IsReadBack(object period)
    {
        var version = await UpsertAsync("sweeper/a", "sweep", hash: -5, period);
        var row = Assert.Single(await orleans.RunAsync("ReadReminderRowKey", Service, ("GrainId", "sweeper/a"), ("ReminderName", "sweep")));
        Assert.Equal("sweeper/a", row["GrainId"]);
        Assert.Equal("sweep", row["ReminderName"]);
        Assert.Equal(Start, row["StartTime"]);
        Assert.Equal(Convert.ToInt64(period, null), row["Period"]);
        Assert.Equal(version, row["Version"]);
    }

    [Fact]
    public async Task Upsert_SameReminder_ReplacesItWithANewVersion()
    {
        var first = await UpsertAsync("sweeper/a", "sweep", hash: 1);
        var second = await UpsertAsync("sweeper/a", "sweep", hash: 1, period: 120_000);
        Assert.NotEqual(first, second);
        var row = Assert.Single(await orleans.RunAsync("ReadReminderRowsKey", Service, ("GrainId", "sweeper/a")));
        Assert.Equal((120_000L, second), (row["Period"], row["Version"]));
    }

    [Fact]
    public async Task ReadRows_OfOneGrain_AreItsOwn()
    {
        await UpsertAsync("sweeper/a", "one", hash: 1);
        await UpsertAsync("sweeper/a", "two", hash: 1);
        await UpsertAsync("sweeper/b", "one", hash: 2);
        var rows = await orleans.RunAsync("ReadReminderRowsKey", Service, ("GrainId", "sweeper/a"));
        Assert.Equal("one two", string.Join(' ', rows.Select(row => (string)row["ReminderName"]!).Order(StringComparer.Ordinal)));
        Assert.Empty(await orleans.RunAsync("ReadReminderRowKey", Service, ("GrainId", "sweeper/b"), ("ReminderName", "two")));
        Assert.Empty(await orleans.RunAsync("ReadReminderRowsKey", ("ServiceId", "other"), ("GrainId", "sweeper/a")));
    }

    [Fact]
    public async Task Delete_WithTheVersion_TakesIt()
    {
        var version = await UpsertAsync("sweeper/a", "sweep", hash: 1);
        Assert.False(await DeleteAsync("sweeper/a", "sweep", version + 1));
        Assert.True(await DeleteAsync("sweeper/a", "sweep", version));
        Assert.False(await DeleteAsync("sweeper/a", "sweep", version));
    }

    [Fact]
    public async Task Delete_WithTheVersionOfARemovedReminder_LeavesTheNewOne()
    {
        var old = await UpsertAsync("sweeper/a", "sweep", hash: 1);
        await DeleteAsync("sweeper/a", "sweep", old);
        await UpsertAsync("sweeper/a", "sweep", hash: 1);
        Assert.False(await DeleteAsync("sweeper/a", "sweep", old));
    }

    [Fact]
    public async Task Delete_MeetsAnUpsert_NeverTakesTheNewVersion()
    {
        var version = await UpsertAsync("sweeper/a", "sweep", hash: 1);
        var answers = await orleans.MeetAsync(
            "SELECT 1 FROM orleans.reminders FOR UPDATE",
            async () => await DeleteAsync("sweeper/a", "sweep", version) ? 1 : 0,
            () => UpsertAsync("sweeper/a", "sweep", hash: 1));
        var row = Assert.Single(await orleans.RunAsync("ReadReminderRowsKey", Service, ("GrainId", "sweeper/a")));
        Assert.Equal(answers[1], row["Version"]);
    }

    [Fact]
    public async Task DeleteRows_OfOneService_LeavesTheOthers()
    {
        await UpsertAsync("sweeper/a", "sweep", hash: 1);
        await orleans.RunAsync("DeleteReminderRowsKey", ("ServiceId", "other"));
        Assert.Single(await orleans.RunAsync("ReadReminderRowsKey", Service, ("GrainId", "sweeper/a")));
        await orleans.RunAsync("DeleteReminderRowsKey", Service);
        Assert.Empty(await orleans.RunAsync("ReadReminderRowsKey", Service, ("GrainId", "sweeper/a")));
    }

    [Fact]
    public async Task ReadRange_AnyRing_GivesEveryReminderToExactlyOneRange()
    {
        // Orleans cuts the ring into (begin, end] ranges, as unsigned numbers stored in signed columns.
        int[] hashes = [int.MinValue, int.MinValue + 1, -1, 0, 1, 99, 100, 101, int.MaxValue - 1, int.MaxValue];
        foreach (var hash in hashes)
        {
            await UpsertAsync(FormattableString.Invariant($"sweeper/{hash}"), "sweep", hash);
        }

        var cut = Gen.OneOf(Gen.Int[0, hashes.Length - 1].Select(i => hashes[i]), Gen.Int);
        await cut.Array[1, 5].SampleAsync(
            async cuts =>
            {
                var ring = cuts.Distinct().Order().ToArray();
                var found = new List<int>();
                for (var i = 0; i < ring.Length; i++)
                {
                    found.AddRange(await RangeAsync(ring[i], ring[(i + 1) % ring.Length]));
                }

                return found.Order().SequenceEqual(hashes.Order());
            },
            iter: 100,
            threads: 1);
    }

    [Theory]
    [InlineData(0, 100, new[] { 100 })]
    [InlineData(100, 0, new[] { -5, 0, 200 })]
    [InlineData(100, 100, new[] { -5, 0, 100, 200 })]
    public async Task ReadRange_BothKinds_ExcludeTheBeginAndIncludeTheEnd(int begin, int end, int[] expected)
    {
        foreach (var hash in (int[])[-5, 0, 100, 200])
        {
            await UpsertAsync(FormattableString.Invariant($"sweeper/{hash}"), "sweep", hash);
        }

        Assert.Equal(expected, (await RangeAsync(begin, end)).Order());
    }

    private static (string Name, object? Value) Service => ("ServiceId", "service");

    private async Task<int> UpsertAsync(string grain, string name, int hash, object? period = null)
    {
        var rows = await orleans.RunAsync("UpsertReminderRowKey", Service, ("GrainHash", hash), ("GrainId", grain), ("ReminderName", name), ("StartTime", Start), ("Period", period ?? 60_000));
        return (int)Assert.Single(rows)["Version"]!;
    }

    private Task<bool> DeleteAsync(string grain, string name, int version) =>
        orleans.DoneAsync("DeleteReminderRowKey", Service, ("GrainId", grain), ("ReminderName", name), ("Version", version));

    private async Task<IEnumerable<int>> RangeAsync(int begin, int end)
    {
        var rows = await orleans.RunAsync(begin < end ? "ReadRangeRows1Key" : "ReadRangeRows2Key", Service, ("BeginHash", begin), ("EndHash", end));
        return rows.Select(row => int.Parse(((string)row["GrainId"]!)["sweeper/".Length..], null));
    }
}
