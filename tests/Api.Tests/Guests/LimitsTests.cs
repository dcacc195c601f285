using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OrleansResume.Fixtures.Http;

namespace OrleansResume.Api.Tests.Guests;

/// <summary>The limits as callers meet them, on a server of their own with the limits that are in force by default.</summary>
public sealed partial class LimitsTests(ApiServer api, LimitedServer limited) : IClassFixture<LimitedServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Uri Address => limited.Address;

    [Fact]
    public async Task Rate_limit_analyze_endpoint_per_guest()
    {
        using var guest = await Guest("192.0.2.1");
        using var other = await Guest("192.0.2.2");
        var document = await ApiServer.Upload(guest);
        for (var left = 4; left >= 0; left--)
        {
            using var accepted = await Analyze(guest, document);
            Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
            Assert.Equal("\"burst\";q=5;w=60, \"day\";q=50;w=86400", Header(accepted, "RateLimit-Policy"));
            Assert.Matches(string.Create(CultureInfo.InvariantCulture, $"^\"burst\";r={left};t=([1-9]|1[0-2])$"), Header(accepted, "RateLimit"));
        }

        using var refused = await Analyze(guest, document);
        var problem = await ApiServer.Problem(refused, 429, "rate_limited");
        Assert.Equal("burst", problem.GetProperty("policy").GetString());
        Assert.Equal((5, 60), (problem.GetProperty("limit").GetInt32(), problem.GetProperty("window_seconds").GetInt32()));
        var wait = problem.GetProperty("retry_after_seconds").GetInt32();
        Assert.InRange(wait, 1, 12);
        Assert.Equal(wait.ToString(CultureInfo.InvariantCulture), Header(refused, "Retry-After"));
        Assert.Equal($"\"burst\";r=0;t={wait}", Header(refused, "RateLimit"));

        var another = await ApiServer.Upload(other);
        using var free = await Analyze(other, another);
        Assert.Equal(HttpStatusCode.Accepted, free.StatusCode);
    }

    [Fact]
    public async Task Analyze_WhatIsRefusedOrRepeated_IsFreeAndTellsTheLimits()
    {
        using var guest = await Guest("192.0.2.3");
        var document = await ApiServer.Upload(guest);
        for (var i = 0; i < 8; i++)
        {
            using var absent = await Analyze(guest, Guid.CreateVersion7().ToString());
            Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
            Assert.StartsWith("\"burst\";r=", Header(absent, "RateLimit"), StringComparison.Ordinal);
            using var invalid = await Analyze(guest, document, """{"analyzer":"other"}""");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.StatusCode);
            using var large = await Analyze(guest, document, new string(' ', 300_000));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
            Assert.StartsWith("\"burst\";r=", Header(large, "RateLimit"), StringComparison.Ordinal);
            using var keyed = await Analyze(guest, document, body: null, key: "\"one\"");
            Assert.Equal(HttpStatusCode.Accepted, keyed.StatusCode);
        }

        int[] left = await Remaining(guest);
        // Of the burst one comes back every 12 s, which a busy machine may take for all this; of the others none does for long.
        Assert.InRange(left[0], 4, 5);
        Assert.Equal([49, 2], left[1..]);
    }

    [Fact]
    public async Task Analyze_ByAClientThatObeysTheFields_IsNeverRefused()
    {
        await using var server = await ResumeServer.Start(
            api.Postgres, configure: null, "--Limits:Burst:Permits=4", "--Limits:Burst:Window=00:00:04", "--Limits:Day:Permits=12", "--Limits:Day:Window=00:00:10");
        using var client = await ResumeClient.NewGuest(server.Api);
        using var guest = new HttpClient { BaseAddress = server.Api, DefaultRequestHeaders = { Authorization = new("Bearer", client.Token) } };
        var document = await ApiServer.Upload(guest);
        for (var call = 0; call < 9; call++)
        {
            using var accepted = await Analyze(guest, document);
            Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
            var told = Regex.Match(Header(accepted, "RateLimit"), "r=(?<r>[0-9]+);t=(?<t>[0-9]+)", RegexOptions.NonBacktracking);
            if (told.Groups["r"].Value == "0")
            {
                using var wait = new PeriodicTimer(TimeSpan.FromSeconds(int.Parse(told.Groups["t"].Value, CultureInfo.InvariantCulture)));
                await wait.WaitForNextTickAsync(Token);
            }
        }

        // One that does not look is refused, and told when it will not be.
        HttpResponseMessage next;
        while ((next = await Analyze(guest, document)).StatusCode == HttpStatusCode.Accepted)
        {
            next.Dispose();
        }

        await ApiServer.Problem(next, 429, "rate_limited");
        using var pause = new PeriodicTimer(next.Headers.RetryAfter!.Delta!.Value);
        next.Dispose();
        await pause.WaitForNextTickAsync(Token);
        using var again = await Analyze(guest, document);
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
    }

    [Fact]
    public async Task Upload_BeyondTheLimit_IsRefused()
    {
        using var guest = await Guest("192.0.2.4");
        for (var i = 0; i < 3; i++)
        {
            await ApiServer.Upload(guest, [.. ApiServer.Resume, (byte)('0' + i)]);
        }

        Assert.NotNull(await ApiServer.Upload(guest, [.. ApiServer.Resume, (byte)'1']));
        using var refused = await guest.PostAsync(new Uri("/api/v1/documents", UriKind.Relative), ApiServer.Form([.. ApiServer.Resume, (byte)'9']), Token);
        var problem = await ApiServer.Problem(refused, 429, "rate_limited");
        Assert.Equal("uploads", problem.GetProperty("policy").GetString());
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7", "::ffff:198.51.100.7", "198.51.100.8")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2::3", "2001:db8:1:3::1")]
    public async Task Mint_BeyondTheLimitOfAnAddress_IsRefused(string first, string second, string third, string elsewhere)
    {
        foreach (var address in new[] { first, second })
        {
            using var minted = await Mint(address);
            Assert.Equal(HttpStatusCode.Created, minted.StatusCode);
        }

        using var refused = await Mint(third);
        var problem = await ApiServer.Problem(refused, 429, "rate_limited");
        Assert.Equal("guests_per_address", problem.GetProperty("policy").GetString());
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        using var free = await Mint(elsewhere);
        Assert.Equal(HttpStatusCode.Created, free.StatusCode);
    }

    [Fact]
    public async Task Mint_ByWhoSaysToComeFromElsewhere_IsNotBelievedUnlessItsProxyIsNamed()
    {
        await using var server = await ResumeServer.Start(api.Postgres, configure: null, "--Limits:GuestsPerAddress:Permits=2", "--Proxies:Known=192.0.2.77");
        var statuses = new List<HttpStatusCode>();
        foreach (var address in new[] { "198.51.100.1", "198.51.100.2", "198.51.100.3" })
        {
            using var http = new HttpClient { BaseAddress = server.Api };
            http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            using var minted = await http.PostAsync(new Uri("/api/v1/guests", UriKind.Relative), content: null, Token);
            statuses.Add(minted.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task Erase_TheGuest_ItsTokenIsWorthNothing()
    {
        using var guest = await Guest("192.0.2.5");
        var document = await ApiServer.Upload(guest);
        using var erased = await guest.DeleteAsync(new Uri("/api/v1/guests/me", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.NoContent, erased.StatusCode);

        foreach (var (method, path) in new[] { ("GET", "guests/me"), ("POST", "guests/me/renew"), ("DELETE", "guests/me"), ("GET", "documents") })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/api/v1/{path}", UriKind.Relative));
            using var answer = await guest.SendAsync(request, Token);
            await ApiServer.Problem(answer, 401, "invalid_token");
            Assert.StartsWith("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }

        using var upload = await guest.PostAsync(new Uri("/api/v1/documents", UriKind.Relative), ApiServer.Form(ApiServer.Resume), Token);
        await ApiServer.Problem(upload, 401, "invalid_token");
        using var gone = await guest.GetAsync(new Uri($"/api/v1/documents/{document}", UriKind.Relative), Token);
        await ApiServer.Problem(gone, 404, "not_found");
    }

    [Fact]
    public async Task Openapi_TellsTheLimitsInForce()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var answer = await http.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token);
        var analyze = (await ApiServer.Json(answer)).GetProperty("paths").GetProperty("/api/v1/documents/{id}/analyze").GetProperty("post");

        Assert.Contains("\"burst\";q=5;w=60, \"day\";q=50;w=86400", analyze.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.True(analyze.GetProperty("responses").GetProperty("429").GetProperty("headers").TryGetProperty("Retry-After", out _));
        Assert.True(analyze.GetProperty("responses").GetProperty("202").GetProperty("headers").TryGetProperty("RateLimit", out _));
    }

    [Fact]
    public void Release_notes_TellTheLimits()
    {
        var notes = File.ReadAllText(Path.Combine(Fixtures.Processes.Repository.Root, "RELEASE_NOTES.md"));

        Assert.Matches(Documented(), notes);
    }

    [GeneratedRegex("5 .*minute.*50 .*day.*60 .*hour.*20 .*hour.*50 documents.*100 MiB", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Documented();

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static async Task<HttpResponseMessage> Analyze(HttpClient guest, string document, string? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative))
        {
            Content = body is null ? null : new StringContent(body, new global::System.Net.Http.Headers.MediaTypeHeaderValue("application/json")),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await guest.SendAsync(request, Token);
    }

    private static async Task<int[]> Remaining(HttpClient guest)
    {
        using var me = await guest.GetAsync(new Uri("/api/v1/guests/me", UriKind.Relative), Token);
        return [.. (await ApiServer.Json(me)).GetProperty("limits").EnumerateArray().Select(limit => limit.GetProperty("remaining").GetInt32())];
    }

    private async Task<HttpResponseMessage> Mint(string address)
    {
        using var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return await http.PostAsync(new Uri("/api/v1/guests", UriKind.Relative), content: null, Token);
    }

    private async Task<HttpClient> Guest(string address)
    {
        using var minted = await Mint(address);
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", (await ApiServer.Json(minted)).GetProperty("token").GetString());
        return http;
    }
}
