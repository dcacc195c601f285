using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace OrleansResume.Api.Tests.Analyses;

public sealed class AnalysesTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Analyze_AResumeAgainstAJob_IsAReportWorthReading()
    {
        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);

        using var accepted = await Analyze(guest, document, new { job_description = "We need C# and PostgreSQL. Kubernetes is a plus.", unknown = 1 });
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.NotNull(accepted.Headers.RetryAfter);
        var id = (await ApiServer.Json(accepted)).GetProperty("id").GetString();
        Assert.Equal($"/api/v1/analyses/{id}", accepted.Headers.Location!.OriginalString);

        var analysis = await Final(guest, id!);
        Assert.Equal("completed", analysis.GetProperty("status").GetString());
        Assert.Equal("builtin", analysis.GetProperty("analyzer").GetProperty("name").GetString());
        var report = analysis.GetProperty("result");
        Assert.InRange(report.GetProperty("score").GetInt32(), 1, 100);
        Assert.Equal(report.GetProperty("score").GetInt32(), report.GetProperty("categories").EnumerateArray().Sum(category => category.GetProperty("score").GetInt32()));
        Assert.Contains(report.GetProperty("keywords").GetProperty("matched").EnumerateArray(), term => term.GetProperty("term").GetString() == "C#");
        Assert.Contains(report.GetProperty("keywords").GetProperty("preferred").EnumerateArray(), term => term.GetString() == "Kubernetes");
        await QuotesStandInTheText(guest, document, report);
    }

    [Fact]
    public async Task Get_AnAnalysis_HasEveryFieldOfTheContract()
    {
        using var guest = await api.Guest();
        using var accepted = await Analyze(guest, await ApiServer.Upload(guest), body: null);
        var analysis = await Final(guest, (await ApiServer.Json(accepted)).GetProperty("id").GetString()!);

        Assert.Equal(
            ["id", "document_id", "status", "attempt_count", "retry_of", "retried_by", "queued_at", "started_at", "finished_at", "version", "error", "analyzer", "result"],
            analysis.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            ["score", "grade_reasons", "changes", "as_of", "categories", "findings", "keywords", "resume", "summary"],
            analysis.GetProperty("result").EnumerateObject().Select(field => field.Name));
        Assert.EndsWith("Z", analysis.GetProperty("queued_at").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_WithAnIdempotencyKey_IsTheSameAnalysisAgain()
    {
        using var guest = await api.Guest();
        using var other = await api.Guest();
        var (document, others) = (await ApiServer.Upload(guest), await ApiServer.Upload(other));

        using var first = await Analyze(guest, document, body: null, key: "\"k\"");
        using var again = await Analyze(guest, document, body: null, key: "\"k\"");
        using var unquoted = await Analyze(guest, document, body: null, key: "k");
        using var stranger = await Analyze(other, others, body: null, key: "\"k\"");

        var id = (await ApiServer.Json(first)).GetProperty("id").GetString();
        Assert.Equal(id, (await ApiServer.Json(again)).GetProperty("id").GetString());
        Assert.NotEqual(id, (await ApiServer.Json(unquoted)).GetProperty("id").GetString());
        Assert.NotEqual(id, (await ApiServer.Json(stranger)).GetProperty("id").GetString());

        using var reused = await Analyze(guest, document, new { job_description = "another" }, key: "\"k\"");
        await ApiServer.Problem(reused, 422, "idempotency_key_reused");
    }

    [Fact]
    public async Task Analyze_WithAKeyThatIsNone_IsRefused()
    {
        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);
        using var tooLong = await Analyze(guest, document, body: null, key: new string('k', 256));
        await ApiServer.Problem(tooLong, 400, "invalid_idempotency_key");
        using var longest = await Analyze(guest, document, body: null, key: new string('k', 255));
        Assert.Equal(HttpStatusCode.Accepted, longest.StatusCode);
        using var empty = await Analyze(guest, document, body: null, key: "");
        await ApiServer.Problem(empty, 400, "invalid_idempotency_key");
    }

    [Theory]
    [InlineData(20_000, true)]
    [InlineData(20_001, false)]
    public async Task Analyze_AJobOfSoManyCharacters_IsTakenUpToTheLimit(int characters, bool taken)
    {
        using var guest = await api.Guest();
        // Two UTF-16 units each: characters are code points.
        using var answer = await Analyze(guest, await ApiServer.Upload(guest), new { job_description = string.Concat(Enumerable.Repeat("😀", characters)) });

        if (taken)
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }
        else
        {
            await ApiServer.Problem(answer, 422, "job_description_too_long");
        }
    }

    [Theory]
    [InlineData("{", "application/json", 400, "malformed_json")]
    [InlineData("null", "application/json", 400, "malformed_json")]
    [InlineData("{\"job_description\":5}", "application/json", 400, "malformed_json")]
    [InlineData("{\"analyzer\":\"best\"}", "application/json", 422, "unknown_analyzer")]
    [InlineData("{\"job_description\":\"a\\u0000b\"}", "application/json", 422, "job_description_invalid")]
    [InlineData("{}", "text/plain", 415, "unsupported_media_type")]
    public async Task Analyze_ABodyThatIsNone_SaysWhatIsWrong(string body, string type, int status, string code)
    {
        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);
        using var answer = await guest.PostAsync(
            new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative), new StringContent(body, Encoding.UTF8, type), Token);

        await ApiServer.Problem(answer, status, code);
    }

    [Fact]
    public async Task Analyze_ABodyBeyondAnyReason_IsRefused()
    {
        using var guest = await api.Guest();
        using var answer = await Analyze(guest, await ApiServer.Upload(guest), new { job_description = new string('a', 300_000) });

        await ApiServer.Problem(answer, 413, "body_too_large");
    }

    [Fact]
    public async Task Get_WithItsETag_IsNotModified()
    {
        using var guest = await api.Guest();
        using var accepted = await Analyze(guest, await ApiServer.Upload(guest), body: null);
        var id = (await ApiServer.Json(accepted)).GetProperty("id").GetString()!;
        await Final(guest, id);
        var address = new Uri($"/api/v1/analyses/{id}", UriKind.Relative);
        using var first = await guest.GetAsync(address, Token);
        Assert.Null(first.Headers.RetryAfter);

        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var same = await guest.SendAsync(request, Token);
        using var other = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { new EntityTagHeaderValue("\"other\"") } } };
        using var changed = await guest.SendAsync(other, Token);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task Latest_OfADocument_IsItsNewestOrNone()
    {
        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);
        var latest = new Uri($"/api/v1/documents/{document}/analyses/latest", UriKind.Relative);
        using var none = await guest.GetAsync(latest, Token);
        await ApiServer.Problem(none, 404, "not_found");

        using var first = await Analyze(guest, document, body: null);
        using var second = await Analyze(guest, document, body: null);
        var id = (await ApiServer.Json(second)).GetProperty("id").GetString()!;
        using var found = await guest.GetAsync(latest, Token);
        using var list = await guest.GetAsync(new Uri($"/api/v1/documents/{document}/analyses", UriKind.Relative), Token);

        Assert.Equal(id, (await ApiServer.Json(found)).GetProperty("id").GetString());
        Assert.Equal(2, (await ApiServer.Json(list)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Analyze_WhatIsNoResume_SaysSoInsteadOfScoring()
    {
        using var guest = await api.Guest();
        var letter = "Dear hiring manager,\n\nI am writing to you because the post that you advertise interests me a great deal, and I hope to hear from you soon.\n\nYours sincerely\nAda\n"u8.ToArray();
        using var accepted = await Analyze(guest, await ApiServer.Upload(guest, letter), body: null);

        var report = (await Final(guest, (await ApiServer.Json(accepted)).GetProperty("id").GetString()!)).GetProperty("result");

        Assert.Equal(JsonValueKind.Null, report.GetProperty("score").ValueKind);
        Assert.NotEmpty(report.GetProperty("grade_reasons").EnumerateArray());
        Assert.Empty(report.GetProperty("categories").EnumerateArray());
    }

    internal static async Task<HttpResponseMessage> Analyze(HttpClient guest, string document, object? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await guest.SendAsync(request, Token);
    }

    internal static async Task<JsonElement> Final(HttpClient guest, string id)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            using var answer = await guest.GetAsync(new Uri($"/api/v1/analyses/{id}", UriKind.Relative), Token);
            var analysis = await ApiServer.Json(answer);
            if (analysis.GetProperty("status").GetString() is "completed" or "failed")
            {
                return analysis;
            }

            Assert.NotNull(answer.Headers.RetryAfter);
            await pause.WaitForNextTickAsync(late.Token);
        }
    }

    // What a finding points at stands in /text, at that place, counted in code points.
    private static async Task QuotesStandInTheText(HttpClient guest, string document, JsonElement report)
    {
        var text = (await guest.GetStringAsync(new Uri($"/api/v1/documents/{document}/text", UriKind.Relative), Token)).EnumerateRunes().ToList();
        var quotes = 0;
        foreach (var evidence in report.GetProperty("findings").EnumerateArray().SelectMany(finding => finding.GetProperty("evidence").EnumerateArray()))
        {
            var span = evidence.GetProperty("span");
            var stands = string.Concat(text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]);
            Assert.Equal(evidence.GetProperty("quote").GetString(), stands);
            quotes++;
        }

        Assert.True(quotes > 0);
    }
}
