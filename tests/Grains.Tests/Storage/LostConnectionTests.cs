using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>A connection that is lost becomes an exception of ours too, and the next statement takes another.</summary>
public sealed class LostConnectionTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_SessionIsTerminatedMidStatement_IsUnavailableAndTheRowIsAsBefore()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var document = Guid.CreateVersion7();
        Assert.True(await new Activation<DocumentState>(database.DataSource, document).TryWrite(Steps.Store(1)));
        var activation = new Activation<AnalysisState>(database.DataSource, Guid.CreateVersion7());
        Assert.True(await activation.TryWrite(Steps.Accept(document)));
        var before = activation.State;

        await using (var holder = await database.DataSource.OpenConnectionAsync(Token))
        await using (await holder.BeginTransactionAsync(Token))
        {
            await using var command = new NpgsqlCommand("SELECT FROM analyses FOR UPDATE", holder);
            await command.ExecuteNonQueryAsync(Token);
            var writing = activation.TryWrite(Steps.Begin(before, new WorkerId(Guid.CreateVersion7())));
            await database.WaitForBlockedAsync(1, Token);
            await database.ExecuteAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0",
                Token);

            var lost = await Assert.ThrowsAsync<UnavailableException>(() => writing);
            Assert.Null(lost.InnerException);
        }

        Assert.Same(before, activation.State);
        Assert.True(await activation.TryWrite(Steps.Begin(before, new WorkerId(Guid.CreateVersion7()))));
        Assert.Equal(2, activation.State.Version);
    }

    [Fact]
    public async Task Statements_NobodyListens_AreUnavailable()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");
        await AssertLost(nowhere);
    }

    [Fact]
    public async Task Statements_TakeTooLong_AreUnavailable()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var impatient = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { CommandTimeout = 1, CancellationTimeout = -1 });
        await Assert.ThrowsAsync<UnavailableException>(() => impatient.Do("SELECT pg_sleep(60)", _ => { }, Token));
    }

    [Fact]
    public async Task Statements_AreCancelled_IsNoFaultOfTheStorage()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.DataSource.Do("SELECT 1", _ => { }, cancellation.Token));
    }

    private static async Task AssertLost(NpgsqlDataSource database)
    {
        var faults = new[]
        {
            await Assert.ThrowsAsync<UnavailableException>(() => database.One("SELECT 1", _ => { }, row => new object(), Token)),
            await Assert.ThrowsAsync<UnavailableException>(() => database.All("SELECT 1", _ => { }, row => new object(), Token)),
            await Assert.ThrowsAsync<UnavailableException>(() => database.Do("SELECT 1", _ => { }, Token)),
        };
        Assert.All(faults, fault => Assert.Null(fault.InnerException));
    }
}
