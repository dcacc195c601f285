using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Faults;

/// <summary>PostgreSQL is stopped and stays away, behind a silo and a front end of its own: what guests are told meanwhile, and what it has cost them.</summary>
public sealed class OutageTests
{
    private const string Away = ": 503 unavailable 1";
    private static readonly HttpMethod[] _methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRoute_PostgresIsStopped_IsUnavailableOrAnsweredFromMemoryAndChargesNothing()
    {
        using var folder = TestFolder.Create();
        var data = Path.Combine(folder.Path, "data");
        var postgres = await PrivatePostgres.StartAsync(data, NullLoggerFactory.Instance, TimeProvider.System, Token);
        var connection = postgres.ConnectionString;
        await using var silo = await ServerProcess.Silo($"--ConnectionStrings:Postgres={connection}", "--Silo:HostApi=false", "--Limits:Burst:Permits=5", "--Limits:Burst:Window=10.00:00:00", "--Limits:Uploads:Permits=60", "--Limits:Uploads:Window=10.00:00:00").Ready();
        await using var front = await ServerProcess.FrontEnd($"--ConnectionStrings:Postgres={connection}").Ready();
        using var guest = await ResumeClient.NewGuest(front.Api);
        using var newcomer = await ResumeClient.NewGuest(front.Api);
        var document = await guest.Upload(SmallResume.Bytes);
        var analysis = await guest.Analyze(document);
        await guest.Final(analysis, TimeSpan.FromSeconds(30));
        var before = await Left(guest);

        await postgres.DisposeAsync();
        var told = new List<string>();
        foreach (var (name, who) in new[] { ("guest", guest), ("newcomer", newcomer) })
        {
            using var http = new HttpClient { BaseAddress = front.Api, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", who.Token) } };
            foreach (var route in Routes(document, analysis).Concat(Routes(Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString())))
            {
                told.Add($"{name} {route}: {await Ask(http, route)}");
            }
        }

        using (var anybody = new HttpClient { BaseAddress = front.Api })
        {
            Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token)).StatusCode);
        }

        await using var again = await PrivatePostgres.StartAsync(data, NullLoggerFactory.Instance, TimeProvider.System, Token);
        Assert.Equal(new NpgsqlConnectionStringBuilder(connection).Port, new NpgsqlConnectionStringBuilder(again.ConnectionString).Port);
        // What is not the caller's is known not to be where it is in memory; what nobody remembers is not called missing.
        Assert.DoesNotContain(told, line => !line.EndsWith(": 200", StringComparison.Ordinal) && !line.EndsWith(Away, StringComparison.Ordinal)
            && !(line.StartsWith("newcomer", StringComparison.Ordinal) && line.EndsWith(": 404 not_found ", StringComparison.Ordinal) && (line.Contains(document, StringComparison.Ordinal) || line.Contains(analysis, StringComparison.Ordinal))));
        Assert.Contains(told, line => line.StartsWith("guest POST", StringComparison.Ordinal) && line.Contains($"{document}/analyze", StringComparison.Ordinal) && line.EndsWith(Away, StringComparison.Ordinal));
        await guest.AnalyzeOnce(document, "once it is back");
        Assert.Equal(before["burst"] - 1, (await Left(guest))["burst"]);
        Assert.Equal(before["uploads"], (await Left(guest))["uploads"]);
    }

    private static IEnumerable<string> Routes(string document, string analysis) =>
    [
        "POST guests", "GET guests/me", "POST guests/me/renew", "GET documents", "POST documents",
        $"GET documents/{document}", $"GET documents/{document}/text", $"GET documents/{document}/resume", $"GET documents/{document}/content",
        $"POST documents/{document}/analyze", $"GET documents/{document}/analyses", $"GET documents/{document}/analyses/latest",
        $"GET analyses/{analysis}", $"GET analyses/{analysis}/events", $"POST analyses/{analysis}/retry",
        $"DELETE documents/{document}", "DELETE guests/me",
    ];

    // "STATUS", and for an error its code and how many seconds to wait.
    private static async Task<string> Ask(HttpClient http, string route)
    {
        var parts = route.Split(' ');
        using var request = new HttpRequestMessage(_methods.Single(method => method.Method == parts[0]), new Uri($"/api/v1/{parts[1]}", UriKind.Relative));
        if (route == "POST documents")
        {
            request.Content = new MultipartFormDataContent { { new ByteArrayContent("A resume of somebody else."u8.ToArray()), "file", "resume.txt" } };
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            return "200";
        }

        var text = await answer.Content.ReadAsStringAsync(Token);
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return $"{(int)answer.StatusCode} {text}";
        }

        using var problem = JsonDocument.Parse(text);
        return $"{(int)answer.StatusCode} {ResumeClient.Text(problem.RootElement, "code")} {answer.Headers.RetryAfter?.Delta?.TotalSeconds}";
    }

    private static async Task<Dictionary<string, int>> Left(ResumeClient guest) => (await guest.Get("/api/v1/guests/me")).GetProperty("limits").EnumerateArray()
        .ToDictionary(limit => ResumeClient.Text(limit, "policy"), limit => limit.GetProperty("remaining").GetInt32(), StringComparer.Ordinal);
}
