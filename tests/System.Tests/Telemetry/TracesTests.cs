using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>What processes send to a collector that the operator names.</summary>
public sealed class TracesTests(TestPostgres postgres)
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARequest_ThroughAFrontEnd_IsOneTraceDownToTheDatabase()
    {
        await using var database = await postgres.CreateDatabaseAsync(Token);
        await using var collector = await OtlpCollector.Start();
        string[] settings = [$"--ConnectionStrings:Postgres={database.ConnectionString}", .. collector.Settings()];
        await using var silo = await ServerProcess.Silo(["--Silo:HostApi=false", .. settings]).Ready();
        await using var frontEnd = await ServerProcess.FrontEnd(settings).Ready();
        using var client = await ResumeClient.NewGuest(frontEnd.Api);
        var document = await client.Upload(SmallResume.Bytes, "resume.txt");
        using var http = new HttpClient { BaseAddress = frontEnd.Api };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/documents/{document}/analyze")
        {
            Headers = { { "Authorization", $"Bearer {client.Token}" }, { "traceparent", $"00-{Trace}-00f067aa0ba902b7-01" } },
        };
        using var answer = await http.SendAsync(request, Token);
        answer.EnsureSuccessStatusCode();

        Span[] expected =
        [
            new("OrleansResume.Api", "Microsoft.AspNetCore", Trace), new("OrleansResume.Api", "Microsoft.Orleans.Runtime", Trace),
            new("OrleansResume.Silo", "Microsoft.Orleans.Runtime", Trace), new("OrleansResume.Silo", "Npgsql", Trace),
        ];
        await collector.Until(so => !expected.Except(so.Spans).Any() && so.Metrics.Contains("resume.analyses") && so.Metrics.Contains("http.server.request.duration"));
        await collector.Until(so => so.Spans.Any(span => span is { Source: "OrleansResume", IsRoot: true } && so.Spans.Contains(span with { Source = "Npgsql", IsRoot = false })));
        // Leases and sweeps ask the database all the time, and begin no trace.
        Assert.All(collector.Spans.Where(span => span.IsRoot), span => Assert.True(span.Source is "Microsoft.AspNetCore" or "OrleansResume", span.ToString()));
        // What is in the file is nobody's business but its owner's.
        Assert.DoesNotContain("ada@example.com", collector.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("Example Works", collector.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(client.Token, collector.Everything, StringComparison.Ordinal);
        await frontEnd.Stop();
        await silo.Stop();
    }
}
