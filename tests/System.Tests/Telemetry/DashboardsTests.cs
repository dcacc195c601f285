using System.Text.Json;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>The dashboard and the alerts against Prometheus' own judge, and against what the product exports.</summary>
public sealed class DashboardsTests(TestPostgres postgres)
{
    // What API.md promises.
    private static readonly string[] _promised =
    [
        "resume_analyses", "resume_analysis_transitions_total", "resume_queue_depth", "resume_oldest_queued_seconds", "resume_queue_wait_seconds",
        "resume_analysis_duration_seconds", "resume_worker_slots", "resume_rescued_total", "resume_stale_completions_total", "resume_rate_limited_total",
        "resume_documents_total", "resume_document_read_seconds", "resume_canary_age_seconds",
    ];

    // What Prometheus itself puts on every series, and what it makes of a histogram.
    private static readonly string[] _ofPrometheus = ["instance", "le"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Alerts_AreRules() => Promtool.Accepts("", "check", "rules", Dashboards.Alerts);

    [Fact]
    public Task Alerts_FireAndKeepQuiet() =>
        Promtool.Accepts("", "test", "rules", Path.Combine(Repository.Root, "tests", "System.Tests", "Telemetry", "alerts.test.yml"));

    [Fact]
    public void Alerts_WaitAndSayWhatToDo()
    {
        var tried = File.ReadAllText(Path.Combine(Repository.Root, "tests", "System.Tests", "Telemetry", "alerts.test.yml"));

        Assert.NotEmpty(Dashboards.AlertTexts());
        Assert.All(Dashboards.AlertTexts(), alert =>
        {
            Assert.Matches(@"\n\s+for: \d+[sm]\n", alert.Value);
            Assert.Matches(@"\n\s+summary: .{20,}", alert.Value);
            Assert.Matches(@"\n\s+runbook: >-\n\s+.{20,}", alert.Value);
            Assert.Contains(alert.Key, tried, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Panels_AskInPromQl()
    {
        using var folder = TestFolder.Create();
        var rules = Path.Combine(folder.Path, "panels.yml");
        var lines = Dashboards.PanelExpressions().Select((panel, i) => $"  - {{ record: 'panel:{i}', expr: {JsonSerializer.Serialize(panel.Expression)} }}");
        await File.WriteAllLinesAsync(rules, ["groups:", "- name: panels", "  rules:", .. lines], Token);

        await Promtool.Accepts("", "check", "rules", rules);
    }

    [Fact]
    public async Task PanelsAndAlerts_AskForWhatTheProductExports()
    {
        var scrape = await ScrapeAfterWork();
        var asked = Dashboards.PanelExpressions().Concat(Dashboards.AlertExpressions()).ToList();

        Assert.All(asked, expression => Assert.NotEmpty(PromQl.Selectors(expression.Expression)));
        var selectors = asked.SelectMany(expression => PromQl.Selectors(expression.Expression).Select(selector => (expression.Of, selector.Metric, selector.Labels))).ToList();
        Assert.Empty(selectors.Where(selector => !scrape.Names.Contains(selector.Metric)));
        Assert.Empty(selectors.Where(selector => selector.Labels.Except(scrape.Labels(selector.Metric)).Any()));
        Assert.Empty(asked.Where(expression => PromQl.Groupings(expression.Expression)
            .Except(PromQl.Selectors(expression.Expression).SelectMany(selector => scrape.Labels(selector.Metric)).Concat(_ofPrometheus)).Any()));
        // Nothing that is promised goes unseen.
        var names = _promised.SelectMany(name => new[] { name, $"{name}_bucket" }).Where(scrape.Names.Contains).ToList();
        Assert.Equal(_promised.Length, names.Count);
        Assert.Superset(names.ToHashSet(StringComparer.Ordinal), asked.SelectMany(expression => PromQl.Selectors(expression.Expression)).Select(selector => selector.Metric).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Scrape_IsReadByPrometheusWithoutComplaintAboutOurs()
    {
        var scrape = await ScrapeAfterWork();
        var ours = scrape.Text.Split('\n').Where(line => line.StartsWith("resume_", StringComparison.Ordinal) || line.Contains(" resume_", StringComparison.Ordinal));

        await Promtool.Accepts(string.Join('\n', ours) + "\n", "check", "metrics");
    }

    // Something of everything: an upload, an analysis, a refusal by a limit, a canary. In a process of its own: meters are the process's, and
    // another web server of the tests that ends takes its instruments out of everybody's metrics.
    private async Task<Scrape> ScrapeAfterWork()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var silo = await ServerProcess.Silo($"--ConnectionStrings:Postgres={database.ConnectionString}", "--Limits:Burst:Permits=2", "--Canary:Enabled=true").Ready();
        using var client = await ResumeClient.NewGuest(silo.Api);
        var document = await client.Upload(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "resumes", "files", "weak.txt"), Token), "weak.txt");
        await client.Final(await client.Analyze(document), TimeSpan.FromSeconds(30));
        await client.Analyze(document);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.Analyze(document));
        return await Scrape.Until(
            silo.Operators, scrape => scrape.Value("resume_analyses", "status", "completed") >= 1 && scrape.Names.Contains("resume_canary_age_seconds"), Token);
    }
}
