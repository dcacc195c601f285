using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

public sealed class WorkerLeaseTests(TestPostgres postgres)
{
    private readonly FakeTimeProvider _machine = new(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Renew_KeepsTheLeaseAndFollowsTheDatabasesClock()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var (lease, clock) = Lease(database);
        Assert.False(lease.IsHeld);

        await lease.Renew(Token);

        Assert.True(lease.IsHeld);
        Assert.True(await database.ScalarAsync<bool>($"SELECT worker_is_live('{lease.Worker}')", Token));
        var databaseNow = await database.ScalarAsync<DateTime>("SELECT resume_now()", Token);
        Assert.True((databaseNow - clock.GetUtcNow().UtcDateTime).Duration() < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task IsHeld_NotRenewedForALeasesTime_IsOver()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var (lease, _) = Lease(database);
        await lease.Renew(Token);

        _machine.Advance(WorkerLease.Duration);

        Assert.False(lease.IsHeld);
    }

    [Fact]
    public async Task MayJudge_OnlyAfterALeasesTimeWithoutAGap()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var (lease, _) = Lease(database);
        for (var renewal = 0; renewal < 3; renewal++)
        {
            await lease.Renew(Token);
            Assert.False(lease.MayJudge);
            _machine.Advance(WorkerLease.Renewal);
        }

        await lease.Renew(Token);
        Assert.True(lease.MayJudge);

        // As after an outage of the database: nobody could renew, so nobody is called gone yet.
        _machine.Advance(WorkerLease.Duration);
        await lease.Renew(Token);
        Assert.True(lease.IsHeld);
        Assert.False(lease.MayJudge);
    }

    [Fact]
    public async Task MayJudge_AfterAnAnswerThatCameTooLate_IsOver()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var (lease, _) = Lease(database);
        for (var renewal = 0; renewal < 4; renewal++)
        {
            await lease.Renew(Token);
            _machine.Advance(WorkerLease.Renewal);
        }

        Assert.True(lease.MayJudge);
        await using var other = await database.DataSource.OpenConnectionAsync(Token);
        await using var transaction = await other.BeginTransactionAsync(Token);
        await using var hold = other.CreateCommand();
        hold.CommandText = "LOCK TABLE workers";
        await hold.ExecuteNonQueryAsync(Token);

        // Asked in time, answered when the row had run out: everybody else's may have run out as well.
        var late = lease.Renew(Token);
        _machine.Advance(WorkerLease.Duration - TimeSpan.FromMilliseconds(100));
        await transaction.RollbackAsync(Token);
        await late;

        Assert.False(lease.MayJudge);
    }

    [Fact]
    public async Task Renew_DatabaseRefuses_IsAStorageExceptionAndChangesNothing()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var (lease, _) = Lease(database);
        await database.ExecuteAsync("ALTER TABLE workers RENAME TO workers_gone", Token);

        await Assert.ThrowsAsync<StorageException>(() => lease.Renew(Token));

        Assert.False(lease.IsHeld);
    }

    [Fact]
    public async Task GiveUp_IsNoLongerLive()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var (lease, _) = Lease(database);
        await lease.Renew(Token);

        await lease.GiveUp(Token);

        Assert.False(lease.IsHeld);
        Assert.False(await database.ScalarAsync<bool>($"SELECT worker_is_live('{lease.Worker}')", Token));
    }

    private (WorkerLease Lease, DatabaseClock Clock) Lease(TestDatabase database)
    {
        var clock = new DatabaseClock(_machine);
        var lease = new WorkerLease(
            new WorkerId(Guid.CreateVersion7()), "silo", database.DataSource, clock, new WorkerSlots(8, clock), NullLogger<WorkerLease>.Instance);
        return (lease, clock);
    }
}
