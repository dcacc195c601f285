using System.Text.Json;
using Npgsql;
using OrleansResume.Api.Tests.Analyses;

namespace OrleansResume.Api.Tests;

/// <summary>
/// The backlog's own criteria of "Phase 1.5", each under its name. The fourth is in Guests/LimitsTests, the fifth in
/// Operators/MetricsTests, the sixth in Health/WorkerHealthTests.
/// </summary>
public sealed class BacklogTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Validate_FK_and_status_CHECK_constraints()
    {
        await using var command = api.Server.Database.DataSource.CreateCommand(
            "SELECT convalidated FROM pg_constraint WHERE conname IN ('analyses_document_id_fkey', 'analyses_status_check')");
        await using (var rows = await command.ExecuteReaderAsync(Token))
        {
            for (var row = 0; row < 2; row++)
            {
                Assert.True(await rows.ReadAsync(Token));
                Assert.True(rows.GetBoolean(0));
            }

            Assert.False(await rows.ReadAsync(Token));
        }

        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);
        Assert.Equal("analyses_status_check", await Refused($"'{document}'", "'lost'"));
        Assert.Equal("analyses_document_id_fkey", await Refused("gen_random_uuid()", "'queued'"));
    }

    [Fact]
    public async Task Stuck_analysis_sweeper()
    {
        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);
        // A processing record of a worker that lives and does nothing, past its time.
        var id = Guid.CreateVersion7();
        await api.Server.Database.ExecuteAsync(
            $"""
            INSERT INTO workers VALUES ('{id}', 'silo', now(), now() + interval '1 hour');
            INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, worker_id, requested_analyzer, request_hash, queued_at, started_at, deadline_at, version)
            SELECT '{id}', id, owner_id, 'processing', 1, 1, '{id}', 'default', '', now() - interval '10 minutes', now() - interval '9 minutes', now() - interval '3 seconds', 2
            FROM documents WHERE id = '{document}'
            """,
            Token);

        var failed = await AnalysesTests.Final(guest, id.ToString());

        Assert.Equal("failed", failed.GetProperty("status").GetString());
        var error = failed.GetProperty("error");
        Assert.Equal("timed_out", error.GetProperty("code").GetString());
        Assert.Equal(
            $"The analysis did not finish within 120 s (timed out). Retry it with POST /api/v1/analyses/{id}/retry.", error.GetProperty("message").GetString());
        await api.Server.Database.ExecuteAsync($"DELETE FROM workers WHERE id = '{id}'", Token);
    }

    [Fact]
    public async Task Retry_attempt_tracking()
    {
        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);
        var id = Guid.CreateVersion7();
        await api.Server.Database.ExecuteAsync(
            $"""
            INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, finished_at, error_code, error_message, version)
            SELECT '{id}', id, owner_id, 'failed', 1, 0, 'default', '', now() - interval '1 minute', now(), 'timed_out', 'late', 2 FROM documents WHERE id = '{document}'
            """,
            Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Retry(guest, id.ToString())));

        Assert.Equal(answers[0].GetProperty("id").GetString(), answers[1].GetProperty("id").GetString());
        Assert.Equal((2, id.ToString()), (answers[0].GetProperty("attempt_count").GetInt32(), answers[0].GetProperty("retry_of").GetString()));
        using var latest = await guest.GetAsync(new Uri($"/api/v1/documents/{document}/analyses/latest", UriKind.Relative), Token);
        Assert.Equal(answers[0].GetProperty("id").GetString(), (await ApiServer.Json(latest)).GetProperty("id").GetString());
        using var list = await guest.GetAsync(new Uri($"/api/v1/documents/{document}/analyses", UriKind.Relative), Token);
        Assert.Equal([2, 1], (await ApiServer.Json(list)).GetProperty("items").EnumerateArray().Select(attempt => attempt.GetProperty("attempt_count").GetInt32()));
        using var shown = await guest.GetAsync(new Uri($"/api/v1/documents/{document}", UriKind.Relative), Token);
        Assert.Equal(2, (await ApiServer.Json(shown)).GetProperty("latest_analysis").GetProperty("attempt_count").GetInt32());
    }

    private static async Task<JsonElement> Retry(HttpClient guest, string id)
    {
        using var answer = await guest.PostAsync(new Uri($"/api/v1/analyses/{id}/retry", UriKind.Relative), content: null, Token);
        Assert.Equal(global::System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        return await ApiServer.Json(answer);
    }

    private async Task<string?> Refused(string document, string status) => (await Assert.ThrowsAsync<PostgresException>(() => api.Server.Database.ExecuteAsync(
        $"""
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, deadline_at, version)
        VALUES (gen_random_uuid(), {document}, gen_random_uuid(), {status}, 1, 0, 'default', '', now(), now(), 1)
        """,
        Token))).ConstraintName;
}
