using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;

namespace OrleansResume.Grains.Tests.Workers;

/// <summary>The second line, in a cluster where no silo has a loop of its own.</summary>
public sealed class SweeperGrainTests(TestPostgres postgres)
{
    private const string Rows =
        """
        WITH d AS (
            INSERT INTO documents SELECT gen_random_uuid(), gen_random_uuid(), 'a', 'text/plain', 1, sha256(''), NULL, 1, '[]', now(), now() + interval '1 day', NULL, 1
            RETURNING id, owner_id
        )
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, worker_id, requested_analyzer, request_hash, queued_at, started_at, deadline_at, version)
        SELECT gen_random_uuid(), id, owner_id, 'processing', 1, 1, gen_random_uuid(), 'default', '', now(), now(), deadline, 1
        FROM d, (VALUES (now() + interval '1 minute'), (now() - interval '1 minute')) deadlines (deadline)
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Whoever keeps reminders calls it without a token.
    private static Func<IRemindable, Task> Tick { get; } = sweeper => sweeper.ReceiveReminder("sweep", new TickStatus());

    [Fact]
    public async Task ReceiveReminder_EveryLoopDead_FailsWhatIsOverdueAndReleasesWhatIsAbandoned()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        await cluster.Database.ExecuteAsync(Rows, Token);

        await Tick(cluster.Grains.Sweeper().AsReference<IRemindable>());

        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE status = 'failed' AND error_code = 'timed_out'", Token));
        Assert.Equal(1L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE status = 'queued' AND worker_id IS NULL", Token));
    }
}
