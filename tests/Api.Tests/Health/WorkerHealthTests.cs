using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Api.Tests.Health;

/// <summary>What the operators' port says of the workers, with each kind of trouble made for real.</summary>
public sealed class WorkerHealthTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Background_job_health_check()
    {
        await using var server = await ResumeServer.Start(api.Postgres, configure: null, "--Canary:Enabled=true", "--Canary:Period=00:00:01", "--Limits:Burst:Permits=1");
        using var http = new HttpClient();

        var healthy = await Until(http, server, answer => answer.GetProperty("canary") is { ValueKind: JsonValueKind.Object } canary
            && canary.GetProperty("result").GetString() == "completed" && answer.GetProperty("live_workers").GetInt32() == 1);
        Assert.Equal("healthy", healthy.GetProperty("status").GetString());
        Assert.Empty(healthy.GetProperty("reasons").EnumerateArray());
        Assert.Equal((8, 0), (healthy.GetProperty("slots").GetProperty("total").GetInt32(), healthy.GetProperty("queued").GetInt32()));
        Assert.True(healthy.GetProperty("canary").GetProperty("duration_seconds").GetDouble() > 0);

        // It goes on, keeps no pile of documents, and is nobody's guest.
        var at = healthy.GetProperty("canary").GetProperty("at").GetDateTime();
        await Until(http, server, answer => answer.GetProperty("canary").GetProperty("at").GetDateTime() > at.AddSeconds(3));
        Assert.InRange(await server.Database.ScalarAsync<long>("SELECT count(*) FROM documents", Token), 1, 3);
        using var callers = await http.GetAsync(new Uri(server.Api, "/health/worker"), Token);
        await ApiServer.Problem(callers, 404, "not_found");
    }

    [Fact]
    public async Task Worker_EverySlotHung_IsUnhealthy()
    {
        var analyzer = new DeafAnalyzer();
        await using var server = await ResumeServer.Start(
            api.Postgres,
            builder => builder.Services.AddSingleton<IAnalyzer>(analyzer).AddSingleton<IProcessEnd>(new Stays()),
            "--Analysis:Timeout=00:00:01",
            "--Analysis:SlotsPerSilo=1");
        using var guest = await ResumeClient.NewGuest(server.Api);
        await guest.Analyze(await guest.Upload(ApiServer.Resume));
        using var http = new HttpClient();

        var answer = await Until(http, server, answer => Status(answer) == "unhealthy");

        Assert.Contains("All 1 slots hang", Reasons(answer), StringComparison.Ordinal);
        analyzer.ComeBack();
        await Until(http, server, answer => Status(answer) == "healthy");
    }

    [Fact]
    public async Task Worker_WhatIsQueuedOldOrFailedByTheModel_IsSaid()
    {
        await using var server = await ResumeServer.Start(api.Postgres);
        using var http = new HttpClient();
        var failed = Row("'failed', 1, 1, NULL, 'default', '', now(), NULL, now(), 'provider_unavailable', 'It was down.', 1");
        for (var i = 0; i < 3; i++)
        {
            await server.Database.ExecuteAsync(failed, Token);
        }

        var degraded = await Until(http, server, answer => Status(answer) == "degraded");
        Assert.Contains("model endpoint failed 3", Reasons(degraded), StringComparison.Ordinal);

        // Held by another worker, which lives and does not begin it.
        await server.Database.ExecuteAsync("INSERT INTO workers VALUES ('00000000-0000-0000-0000-000000000001', 'silo', now(), now() + interval '1 hour')", Token);
        await server.Database.ExecuteAsync(
            Row("'queued', 1, 0, '00000000-0000-0000-0000-000000000001'::uuid, 'default', '', now() - interval '5 minutes', now() + interval '1 hour', NULL, NULL, NULL, 1"), Token);
        var unhealthy = await Until(http, server, answer => Status(answer) == "unhealthy");
        // Five minutes, and what a busy machine adds until it is looked at.
        Assert.Matches("oldest queued analysis has waited for 3[0-9][0-9] ", Reasons(unhealthy));
        Assert.InRange(unhealthy.GetProperty("oldest_queued_seconds").GetDouble(), 299, 400);
    }

    [Fact]
    public async Task Worker_NoWorkerOrNoDatabase_IsUnhealthyWhileTheProcessLives()
    {
        await using var postgres = new TestPostgres();
        await using var server = await ResumeServer.Start(postgres);
        using var http = new HttpClient();
        await server.Database.ExecuteAsync("CREATE RULE nobody AS ON INSERT TO workers DO INSTEAD SELECT resume_now(); DELETE FROM workers", Token);
        var nobody = await Until(http, server, answer => Status(answer) == "unhealthy");
        Assert.Contains("No worker is live", Reasons(nobody), StringComparison.Ordinal);

        await server.Database.ExecuteAsync("ALTER TABLE workers RENAME TO workers_gone", Token);
        var gone = await Until(http, server, answer => Reasons(answer).Contains("does not answer", StringComparison.Ordinal));

        Assert.Equal(JsonValueKind.Null, gone.GetProperty("slots").ValueKind);
        using var live = await http.GetAsync(new Uri(server.Operators, "/health/live"), Token);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static string Row(string values) =>
        $"""
        WITH d AS (
            INSERT INTO documents SELECT gen_random_uuid(), gen_random_uuid(), 'a', 'text/plain', 1, sha256(random()::text::bytea), NULL, 1, '[]', now(), now() + interval '1 day', NULL, 1
            RETURNING id, owner_id
        )
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, worker_id, requested_analyzer, request_hash, queued_at, deadline_at, finished_at, error_code, error_message, version)
        SELECT gen_random_uuid(), id, owner_id, {values} FROM d
        """;

    private static string? Status(JsonElement answer) => answer.GetProperty("status").GetString();

    private static string Reasons(JsonElement answer) => string.Join('\n', answer.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));

    // Asks again until it is so; fails after 30 s.
    private static async Task<JsonElement> Until(HttpClient http, ResumeServer server, Func<JsonElement, bool> isSo)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            using var answer = await http.GetAsync(new Uri(server.Operators, "/health/worker"), Token);
            var json = await ApiServer.Json(answer);
            Assert.Equal(Status(json) == "unhealthy" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, answer.StatusCode);
            if (isSo(json))
            {
                return json;
            }

            Assert.False(late.IsCancellationRequested, json.GetRawText());
            await pause.WaitForNextTickAsync(Token);
        }
    }

    private sealed class Stays : IProcessEnd
    {
        public void End()
        {
            // This process is the test's own.
        }
    }
}
