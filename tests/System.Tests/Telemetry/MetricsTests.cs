using System.Text.RegularExpressions;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>What real processes tell at <c>/metrics</c>, against the rows.</summary>
public sealed partial class MetricsTests(TestPostgres postgres)
{
    private const string Transitions = "resume_analysis_transitions_total";
    private const int Asked = 40;

    // Stuck work as killed silos leave it: overdue, and held by a worker that is gone.
    private const string Stuck =
        """
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, worker_id, requested_analyzer, request_hash, queued_at, started_at, deadline_at, version)
        SELECT gen_random_uuid(), d.id, d.owner_id, 'processing', 1, 1, gen_random_uuid(), 'default', '', now(), now(),
               now() + CASE WHEN n <= 5 THEN interval '-1 minute' ELSE interval '1 minute' END, 2
        FROM documents d, generate_series(1, 8) n
        """;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(45);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counters_AfterWorkAndRescue_AreTheRowsOfTheHistory()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var silo = await Silo(database).Ready();
        using var client = await ResumeClient.NewGuest(silo.Api);
        await Work(client);
        await database.ExecuteAsync(Stuck, Token);

        var scrape = await Scrape.Until(silo.Operators, scrape => scrape.Value("resume_analyses", "status", "failed") == 5 && scrape.Value("resume_analyses", "status", "completed") == Asked + 3, Token);

        var told = scrape.Series(Transitions, "from", "reason", "to").Where(series => series.Value > 0).ToDictionary();
        Assert.Equal(await History(database), told);
        Assert.Equal((Asked, 5), (told["none accepted queued"], told["processing timed_out failed"]));
        Assert.Equal((5, 3), (scrape.Value("resume_rescued_total", "reason", "timed_out"), scrape.Value("resume_rescued_total", "reason", "worker_lost")));
        Assert.Equal((Asked, Asked + 8), (scrape.Value("resume_queue_wait_seconds_count"), scrape.Value("resume_analysis_duration_seconds_count")));
        Assert.Equal((1, 1, 1), (Documents(scrape, "stored"), Documents(scrape, "known"), Documents(scrape, "empty")));
        Assert.Equal(2, scrape.Value("resume_document_read_seconds_count"));
        Assert.Equal(0, scrape.Value("resume_stale_completions_total"));
        Assert.Equal((0, 8, 0), (Slots(scrape, "busy"), Slots(scrape, "free"), Slots(scrape, "paused")));
        await silo.Stop();
    }

    [Fact]
    public async Task Gauges_AfterKillAndDeletion_AreTheRows()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        ResumeClient client;
        string document;
        await using (var silo = await Silo(database).Ready())
        {
            client = await ResumeClient.NewGuest(silo.Api);
            document = await Work(client);
            await silo.Kill();
        }

        await using var next = await Silo(database).Ready();
        var scrape = await Scrape.Until(next.Operators, scrape => scrape.Value("resume_analyses", "status", "completed") is not null, Token);
        Assert.Equal(
            new Dictionary<string, double>(StringComparer.Ordinal) { ["queued"] = 0, ["processing"] = 0, ["completed"] = Asked, ["failed"] = 0 },
            scrape.Series("resume_analyses", "status"));
        Assert.Equal((0, 0), (scrape.Value("resume_queue_depth"), scrape.Value("resume_oldest_queued_seconds")));
        Assert.Null(scrape.Value("resume_canary_age_seconds"));

        using var again = client.At(next.Api);
        await again.Delete($"/api/v1/documents/{document}");
        await Scrape.Until(next.Operators, scrape => scrape.Value("resume_analyses", "status", "completed") == 0, Token);
        client.Dispose();
        await next.Stop();
    }

    [Fact]
    public async Task Labels_OfASiloAndAFrontEnd_HoldNoIdAndNoText()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var silo = await Silo(database, "--Silo:HostApi=false").Ready();
        await using var frontEnd = await ServerProcess.FrontEnd($"--ConnectionStrings:Postgres={database.ConnectionString}").Ready();
        using var client = await ResumeClient.NewGuest(frontEnd.Api);
        await Work(client);

        foreach (var process in new[] { silo, frontEnd })
        {
            var scrape = await Scrape.Until(process.Operators, scrape => scrape.Names.Contains("orleans_app_requests_latency_milliseconds_count"), Token);
            // The process itself has an id; nobody else does.
            Assert.DoesNotContain(scrape.Text.Split('\n'), line => Uuid().IsMatch(line) && !line.StartsWith("target_info", StringComparison.Ordinal));
            Assert.DoesNotContain("example", scrape.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Password", scrape.Text, StringComparison.OrdinalIgnoreCase);
        }

        var ofFrontEnd = await Scrape.Of(frontEnd.Operators, Token);
        Assert.Contains("http_server_request_duration_seconds_count", ofFrontEnd.Names);
        Assert.DoesNotContain("resume_analyses", ofFrontEnd.Names);
        await frontEnd.Stop();
        await silo.Stop();
    }

    private static ServerProcess Silo(TestDatabase database, params string[] more) =>
        ServerProcess.Silo([$"--ConnectionStrings:Postgres={database.ConnectionString}", "--Analysis:SlotsPerSilo=8", .. more]);

    // Uploads that succeed, repeat and fail, and analyses; the document's id.
    private static async Task<string> Work(ResumeClient client)
    {
        var document = await client.Upload(SmallResume.Bytes, "resume.txt");
        await client.Upload(SmallResume.Bytes, "again.txt");
        await Assert.ThrowsAsync<HttpRequestException>(() => client.Upload("  \n"u8.ToArray(), "empty.txt"));
        var accepted = await Task.WhenAll(Enumerable.Range(0, Asked).Select(_ => client.Analyze(document)));
        await Task.WhenAll(accepted.Select(id => client.Final(id, _patience)));
        return document;
    }

    private static async Task<Dictionary<string, double>> History(TestDatabase database)
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT concat_ws(' ', coalesce(from_status, 'none'), reason, to_status), count(*)::float8 FROM analysis_transitions GROUP BY 1");
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new Dictionary<string, double>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Token))
        {
            rows.Add(reader.GetString(0), reader.GetDouble(1));
        }

        return rows;
    }

    private static double? Documents(Scrape scrape, string outcome) => scrape.Value("resume_documents_total", "outcome", outcome);

    private static double? Slots(Scrape scrape, string state) => scrape.Value("resume_worker_slots", "state", state);

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();
}
