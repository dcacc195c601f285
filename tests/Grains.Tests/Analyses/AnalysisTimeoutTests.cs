using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Analyses;

/// <summary>What the sweep does with rows that are past their deadline; the rows are written by hand, no grain knows them.</summary>
public sealed class AnalysisTimeoutTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FailOverdue_ManySweepersAtOnce_EachOverdueRowOnceAndNoneInTime()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await Fill(database, "processing", overdue: 3000, inTime: 500);
        await Fill(database, "queued", overdue: 1000, inTime: 500);
        var queue = new AnalysisQueue(database.DataSource);

        var rounds = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sweep(queue)));

        Assert.Equal(4000, rounds.Sum());
        Assert.Equal(4000, await Count(database, "status = 'failed' AND error_code = 'timed_out'"));
        Assert.Equal(1000, await Count(database, "status IN ('queued', 'processing')"));
        Assert.Equal(4000, await database.ScalarAsync<long>("SELECT count(*) FROM analysis_transitions WHERE reason = 'timed_out'", Token));
        Assert.Equal(1000, await Count(database, "error_message LIKE '%was not begun within 600 s in the queue (timed out)%' || id || '/retry.'"));
        Assert.Equal(3000, await Count(database, "error_message LIKE '%did not finish within 120 s (timed out)%' || id || '/retry.'"));
    }

    [Fact]
    public async Task FailOverdue_FirstBatchLockedByAnotherSession_TheRestIsNotKeptWaiting()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await Fill(database, "processing", overdue: 300, inTime: 0);
        await using var other = await database.DataSource.OpenConnectionAsync(Token);
        await using var transaction = await other.BeginTransactionAsync(Token);
        await using var hold = other.CreateCommand();
        hold.CommandText = "SELECT id FROM analyses ORDER BY deadline_at, id LIMIT 100 FOR UPDATE";
        await hold.ExecuteNonQueryAsync(Token);

        Assert.Equal(200, await Sweep(new AnalysisQueue(database.DataSource), batch: 50));

        await transaction.RollbackAsync(Token);
        Assert.Equal(100, await Sweep(new AnalysisQueue(database.DataSource), batch: 50));
    }

    [Fact]
    public async Task FailOverdue_AHundredThousandRowsAThousandOfThemLocked_EachOfTheOthersOnce()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await Fill(database, "processing", overdue: 70_000, inTime: 30_000);
        await database.ExecuteAsync(
            "UPDATE analyses SET deadline_at = deadline_at - interval '1 hour' WHERE id IN (SELECT id FROM analyses WHERE deadline_at < now() LIMIT 1000)", Token);
        await using var other = await database.DataSource.OpenConnectionAsync(Token);
        await using var transaction = await other.BeginTransactionAsync(Token);
        await using var hold = other.CreateCommand();
        hold.CommandText = "SELECT id FROM analyses WHERE deadline_at < now() - interval '30 minutes' FOR UPDATE";
        await hold.ExecuteNonQueryAsync(Token);
        var queue = new AnalysisQueue(database.DataSource);

        var rounds = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Sweep(queue, batch: 1000)));

        Assert.Equal(69_000, rounds.Sum());
        Assert.Equal(69_000, await Count(database, "status = 'failed'"));
        Assert.Equal(69_000, await database.ScalarAsync<long>("SELECT count(DISTINCT analysis_id) FROM analysis_transitions WHERE reason = 'timed_out'", Token));
        Assert.Equal(31_000, await Count(database, "status = 'processing' AND version = 2"));
    }

    [Fact]
    public async Task Sweep_ARowThatNoStatementCanFail_KeepsNoOtherWaiting()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        await Fill(cluster.Database, "processing", overdue: 30, inTime: 5);
        // Its version was set back: the history has the next one already.
        await cluster.Database.ExecuteAsync(
            "INSERT INTO analysis_transitions SELECT id, 3, 1, 'processing', 'failed', 'by hand' FROM analyses WHERE deadline_at < now() LIMIT 1", Token);
        var sweep = cluster.Silos[0].ServiceProvider.GetServices<ISweep>().OfType<OverdueSweep>().Single();

        await sweep.Run(mayJudge: false, Token);

        Assert.Equal(29, await Count(cluster.Database, "status = 'failed'"));
        Assert.Equal(6, await Count(cluster.Database, "status = 'processing'"));
    }

    [Fact]
    public async Task Get_RowFailedBehindTheGrain_IsToldWithTheReason()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        await Fill(cluster.Database, "processing", overdue: 1, inTime: 0);
        var id = new AnalysisId(await cluster.Database.ScalarAsync<Guid>("SELECT id FROM analyses", Token));
        var owner = new GuestId(await cluster.Database.ScalarAsync<Guid>("SELECT owner_id FROM analyses", Token));
        await cluster.Grains.Analysis(id).Get(owner);

        await Sweep(cluster.Silos[0].ServiceProvider.GetRequiredService<AnalysisQueue>());
        await cluster.Grains.AnalysisRun(id).Refresh();

        Assert.True((await cluster.Grains.Analysis(id).Get(owner)).TryGet(out var analysis, out _));
        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.TimedOut), (analysis.Status, analysis.Error!.Code));
    }

    private static async Task<int> Sweep(AnalysisQueue queue, int batch = 400)
    {
        var total = 0;
        int failed;
        do
        {
            failed = (await queue.FailOverdue(batch, new AnalysisOptions(), Token)).Count;
            total += failed;
        }
        while (failed > 0);

        return total;
    }

    private static Task<long> Count(TestDatabase database, string condition) =>
        database.ScalarAsync<long>($"SELECT count(*) FROM analyses WHERE {condition}", Token)!;

    private static Task Fill(TestDatabase database, string status, int overdue, int inTime) => database.ExecuteAsync(
        $"""
        WITH document AS (
            INSERT INTO documents (id, owner_id, file_name, media_type, size_bytes, sha256, word_count, warnings, created_at, expires_at, version)
            VALUES (gen_random_uuid(), gen_random_uuid(), 'a', 'text/plain', 1, sha256(gen_random_uuid()::text::bytea), 1, '[]', now(), now() + interval '1 day', 1)
            RETURNING id, owner_id
        )
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, worker_id, requested_analyzer, request_hash,
                              queued_at, started_at, deadline_at, version)
        SELECT gen_random_uuid(), document.id, document.owner_id, '{status}', 1, run, worker, 'default', ''::bytea,
               now() - interval '1 hour', started, now() + CASE WHEN i <= {overdue} THEN interval '-1 minute' ELSE interval '1 minute' END, 2
        FROM document, generate_series(1, {overdue + inTime}) i,
             LATERAL (SELECT CASE '{status}' WHEN 'processing' THEN 1 ELSE 0 END AS run,
                             CASE '{status}' WHEN 'processing' THEN gen_random_uuid() END AS worker,
                             CASE '{status}' WHEN 'processing' THEN now() END AS started) s
        """,
        Token);
}
