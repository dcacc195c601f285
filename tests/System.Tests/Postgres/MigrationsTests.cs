using DbUp.Engine;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Postgres;

public sealed class MigrationsTests(TestPostgres postgres) : IAsyncLifetime
{
    private static readonly SqlScript One = new("001_one.sql", "CREATE TABLE one (id int); INSERT INTO one VALUES (1);");
    private static readonly SqlScript Two = new("002_two.sql", "CREATE TABLE two (id int);");
    private TestDatabase database = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await postgres.CreateEmptyDatabaseAsync(Cancelled);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Apply_EmptyDatabase_AppliesAllScriptsInOrderOnce()
    {
        var all = Migrations.Embedded().Select(script => script.Name).ToArray();
        Assert.Equal(all.Order(StringComparer.Ordinal), all, StringComparer.Ordinal);
        Assert.Equal(all, await ApplyAsync(), StringComparer.Ordinal);
        Assert.Empty(await ApplyAsync());
        Assert.Equal(all.Length, await database.ScalarAsync<long>("SELECT count(*) FROM public.schema_versions", Cancelled));
    }

    [Fact]
    public async Task Apply_UpToAName_StopsThere()
    {
        Assert.Equal(["001_orleans.sql", "002_orleans_membership.sql"], await ApplyAsync(new() { UpTo = "002_orleans_membership.sql" }), StringComparer.Ordinal);
        var rest = await ApplyAsync();
        Assert.Equal("003_orleans_state.sql", rest[0]);
    }

    [Fact]
    public async Task Apply_ManyAtOnce_EachScriptIsAppliedOnce()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync()));
        Assert.Equal(Migrations.Embedded().Select(script => script.Name), Assert.Single(applied, scripts => scripts.Count > 0), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Apply_ScriptFails_NothingOfItIsAppliedAndItIsNamed()
    {
        var broken = new SqlScript("002_broken.sql", "INSERT INTO one VALUES (2); CREATE TABLE two (id int); SELECT 1 / 0;");
        var error = await Assert.ThrowsAsync<MigrationException>(() => ApplyAsync(new() { Scripts = [One, broken] }));
        Assert.Equal("002_broken.sql", error.Script);
        Assert.Contains("002_broken.sql failed and nothing of it was applied", error.Message, StringComparison.Ordinal);
        Assert.Contains("22012", error.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await database.ScalarAsync<long>("SELECT count(*) FROM one", Cancelled));
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('public.two') IS NULL", Cancelled));
        Assert.Equal("001_one.sql", await database.ScalarAsync<string>("SELECT string_agg(scriptname, ' ') FROM public.schema_versions", Cancelled));

        Assert.Equal(["002_two.sql"], await ApplyAsync(new() { Scripts = [One, Two] }), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Apply_AnIndexBesideTheWritersWasBrokenOff_IsBuiltAnew()
    {
        var index = new SqlScript("002_index.concurrently.sql", "DROP INDEX CONCURRENTLY IF EXISTS one_idx\n;\nCREATE UNIQUE INDEX CONCURRENTLY one_idx ON one (id)");
        var twice = new SqlScript("001_one.sql", "CREATE TABLE one (id int); INSERT INTO one VALUES (1), (1);");

        var error = await Assert.ThrowsAsync<MigrationException>(() => ApplyAsync(new() { Scripts = [twice, index, Two] }));

        Assert.Contains("is run again whole", error.Message, StringComparison.Ordinal);
        Assert.False(await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'one_idx'::regclass", Cancelled));
        await database.ExecuteAsync("DELETE FROM one WHERE ctid = '(0,2)'", Cancelled);
        Assert.Equal([index.Name, Two.Name], await ApplyAsync(new() { Scripts = [twice, index, Two] }), StringComparer.Ordinal);
        Assert.True(await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'one_idx'::regclass", Cancelled));
    }

    [Fact]
    public async Task Apply_TableIsInUse_GivesUpAfterTheLockTimeout()
    {
        await ApplyAsync(new() { Scripts = [One] });
        await using var user = await database.DataSource.OpenConnectionAsync(Cancelled);
        await using var transaction = await user.BeginTransactionAsync(Cancelled);
        await using (var reading = new NpgsqlCommand("SELECT * FROM one", user))
        {
            await reading.ExecuteScalarAsync(Cancelled);
        }

        var change = new SqlScript("002_change.sql", "ALTER TABLE one ADD COLUMN more int;");
        var error = await Assert.ThrowsAsync<MigrationException>(() =>
            ApplyAsync(new() { Scripts = [One, change], ScriptLockTimeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal("002_change.sql", error.Script);
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_AnotherProcessMigratesForTooLong_SaysSo()
    {
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var first = ApplyAsync(new()
        {
            Scripts = [One],
            Afterwards = async (_, _) =>
            {
                reached.SetResult();
                await release.Task;
            },
        });
        await reached.Task;
        var error = await Assert.ThrowsAsync<MigrationException>(() => ApplyAsync(new() { Scripts = [One], LockTimeout = TimeSpan.FromMilliseconds(100) }));
        Assert.Null(error.Script);
        Assert.Contains("Another process", error.Message, StringComparison.Ordinal);
        release.SetResult();
        await first;
        await ApplyAsync(new() { Scripts = [One], LockTimeout = TimeSpan.FromSeconds(5) });
    }

    [Fact]
    public async Task Apply_Afterwards_RunsOnceAtATime()
    {
        var inside = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ApplyAsync(new()
        {
            Scripts = [One],
            Afterwards = async (connection, cancellationToken) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await using var command = new NpgsqlCommand("SELECT count(*) FROM one", connection);
                Assert.Equal(1L, await command.ExecuteScalarAsync(cancellationToken));
                Interlocked.Decrement(ref inside);
            },
        })));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Apply_JournalHasANewerScript_WarnsAndGoesOn()
    {
        await ApplyAsync(new() { Scripts = [One, Two] });
        using var log = new WarningLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        Assert.Empty(await Migrations.ApplyAsync(database.ConnectionString, loggers, new() { Scripts = [One] }, Cancelled));
        Assert.Contains("002_two.sql", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_NoServer_Throws()
    {
        await Assert.ThrowsAnyAsync<NpgsqlException>(() =>
            Migrations.ApplyAsync("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1", NullLoggerFactory.Instance, options: null, Cancelled));
    }

    private Task<IReadOnlyList<string>> ApplyAsync(MigrationOptions? options = null) =>
        Migrations.ApplyAsync(database.ConnectionString, NullLoggerFactory.Instance, options, Cancelled);
}
