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

    [Fact]
    public async Task ReceiveReminder_AThousandThatCannotBeReleasedFirst_DoNotKeepTheRestWaiting()
    {
        await using var cluster = await ResumeCluster.Start(postgres, workers: false);
        await cluster.Database.ExecuteAsync(
            $"""
            {Rows.Replace("(now() - interval '1 minute')", "(now() + interval '1 hour')", StringComparison.Ordinal)}, generate_series(1, 510);
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'never'; END $$;
            CREATE TABLE bad AS SELECT id FROM analyses ORDER BY id LIMIT 1000;
            CREATE FUNCTION is_bad(uuid) RETURNS boolean LANGUAGE sql AS 'SELECT EXISTS (SELECT FROM bad WHERE id = $1)';
            CREATE TRIGGER refuse BEFORE UPDATE ON analyses FOR EACH ROW WHEN (is_bad(OLD.id)) EXECUTE FUNCTION refuse()
            """,
            Token);

        await Tick(cluster.Grains.Sweeper().AsReference<IRemindable>());

        Assert.Equal(20L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE status = 'queued' AND worker_id IS NULL AND NOT is_bad(id)", Token));
        Assert.Equal(1000L, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM analyses WHERE status = 'processing'", Token));
    }
}
