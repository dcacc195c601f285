using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Analyses;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Schema;

/// <summary>The counts that the gauges tell against a count of the rows, after everything that changes them.</summary>
public sealed class AnalysisCountsTests(TestPostgres postgres)
{
    private const string Documents =
        """
        INSERT INTO documents (id, owner_id, file_name, media_type, size_bytes, sha256, word_count, warnings, created_at, expires_at, version)
        SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, gen_random_uuid(), 'a', 'text/plain', 1, sha256(n::text::bytea), 1, '[]',
               now(), now() + interval '1 day', 1
        FROM generate_series(1, 4) n
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_ThroughEveryChangeOfRows_AreThoseOfTheRows()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var counts = new AnalysisCounts(database.DataSource);
        await database.ExecuteAsync(Documents, Token);
        Assert.Equal(new AnalysisCount(0, 0, 0, 0, 0, 0, CanaryAgeSeconds: null), await counts.Read(Token));

        foreach (var change in new[]
        {
            Insert(1, 5), Insert(2, 3), "UPDATE analyses SET status = 'processing', run = 1, worker_id = gen_random_uuid(), started_at = now()",
            Complete("document_id = '00000000-0000-7000-8000-000000000001'"), Fail("status = 'processing'"), Insert(3, 4),
            "DELETE FROM documents WHERE id = '00000000-0000-7000-8000-000000000001'", "DELETE FROM analyses WHERE status = 'queued'",
        })
        {
            await database.ExecuteAsync(change, Token);
            await Agree(database, counts);
            await counts.AddUp(Token);
            await Agree(database, counts);
        }

        Assert.Equal(3, (await counts.Read(Token)).Failed);
    }

    [Fact]
    public async Task Counts_OfTheCanary_AreItsAgeAlone()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var counts = new AnalysisCounts(database.DataSource);
        await database.ExecuteAsync(Documents, Token);
        await database.ExecuteAsync(Insert(1, 1), Token);
        await database.ExecuteAsync($"UPDATE analyses SET owner_id = '{GuestId.Canary}', queued_at = now() - interval '90 seconds'", Token);
        // One that never came through is as old as its first try.
        var tried = await counts.Read(Token);
        Assert.Equal((0, 0, 0), (tried.Queued, tried.Processing, tried.Completed));
        Assert.InRange(tried.CanaryAgeSeconds ?? 0, 90, 130);

        await database.ExecuteAsync("UPDATE analyses SET status = 'processing', run = 1, worker_id = gen_random_uuid(), started_at = now()", Token);
        await database.ExecuteAsync(Complete("true"), Token);
        await database.ExecuteAsync("UPDATE analyses SET finished_at = now() - interval '20 seconds'", Token);

        var read = await counts.Read(Token);
        Assert.Equal((0, 0, 0), (read.Queued, read.Processing, read.Completed));
        Assert.InRange(read.CanaryAgeSeconds ?? 0, 20, 60);
    }

    [Fact]
    public async Task Counts_AddedUpByManyWhileOthersWrite_LoseNothing()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var counts = new AnalysisCounts(database.DataSource);
        await database.ExecuteAsync(Documents, Token);
        var writers = Enumerable.Range(1, 4).Select(async document =>
        {
            for (var i = 0; i < 25; i++)
            {
                await database.ExecuteAsync(Insert(document, 2), Token);
                await database.ExecuteAsync("UPDATE analyses SET status = 'processing', run = 1, worker_id = gen_random_uuid(), started_at = now() WHERE " + Of(document), Token);
                await database.ExecuteAsync(Complete(Of(document)), Token);
            }
        }).ToList();
        var done = Task.WhenAll(writers);
        var folders = Enumerable.Range(0, 2).Select(async _ =>
        {
            while (!done.IsCompleted)
            {
                await counts.AddUp(Token);
                Assert.InRange((await counts.Read(Token)).Completed, 0, 200);
            }
        }).ToList();
        await done;
        await Task.WhenAll(folders);

        Assert.Equal(200, (await counts.Read(Token)).Completed);
        await counts.AddUp(Token);
        Assert.Equal(1, (await counts.Read(Token)).Pieces);
    }

    [Fact]
    public async Task Counts_OfADatabaseThatWasFilledBefore_BeginWithItsRows()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await database.ExecuteAsync(Documents, Token);
        await database.ExecuteAsync(Insert(1, 5), Token);
        await database.ExecuteAsync("UPDATE analyses SET status = 'processing', run = 1, worker_id = gen_random_uuid(), started_at = now()", Token);
        await database.ExecuteAsync(Fail("true"), Token);
        await database.ExecuteAsync("DROP TABLE analysis_counts; DROP FUNCTION analyses_counted CASCADE", Token);
        using var script = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream("145_analysis_counts.sql")!);
        await database.ExecuteAsync(await script.ReadToEndAsync(Token), Token);

        var counts = new AnalysisCounts(database.DataSource);
        Assert.Equal(5, (await counts.Read(Token)).Failed);
        await Agree(database, counts);
    }

    [Fact]
    public async Task Age_OfTheOldestThatWaits_IsTold()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await database.ExecuteAsync(Documents, Token);
        await database.ExecuteAsync(Insert(1, 1) + ";" + Insert(2, 1) + "; UPDATE analyses SET queued_at = now() - interval '90 seconds' WHERE " + Of(2), Token);

        Assert.InRange((await new AnalysisCounts(database.DataSource).Read(Token)).OldestQueuedSeconds, 90, 3600);
    }

    private static async Task Agree(TestDatabase database, AnalysisCounts counts)
    {
        var rows = await database.ScalarAsync<string>(
            """
            SELECT concat_ws(' ', count(*) FILTER (WHERE status = 'queued'), count(*) FILTER (WHERE status = 'processing'),
                             count(*) FILTER (WHERE status = 'completed'), count(*) FILTER (WHERE status = 'failed')) FROM analyses
            """,
            Token);
        var counted = await counts.Read(Token);
        Assert.Equal(rows, FormattableString.Invariant($"{counted.Queued} {counted.Processing} {counted.Completed} {counted.Failed}"));
    }

    private static string Of(int document) => $"document_id = '00000000-0000-7000-8000-{document:000000000000}' AND status IN ('queued', 'processing')";

    private static string Insert(int document, int rows) =>
        $"""
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, deadline_at, version)
        SELECT gen_random_uuid(), '00000000-0000-7000-8000-{document:000000000000}', gen_random_uuid(), 'queued', 1, 0, 'default', '', now(), now() + interval '1 hour', 1
        FROM generate_series(1, {rows})
        """;

    private static string Complete(string where) =>
        $"UPDATE analyses SET status = 'completed', worker_id = NULL, deadline_at = NULL, finished_at = now(), analyzer = '1', result = '1' WHERE {where}";

    private static string Fail(string where) =>
        $"UPDATE analyses SET status = 'failed', worker_id = NULL, deadline_at = NULL, finished_at = now(), error_code = 'internal', error_message = 'It failed.' WHERE {where}";
}
