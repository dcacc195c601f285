using System.Net;
using System.Text;
using OrleansResume.Fixtures.Http;

namespace OrleansResume.Api.Tests;

/// <summary>Headers that every answer has, and those that pages of other origins may read.</summary>
public sealed class HeadersTests(ApiServer api)
{
    private const string Origin = "https://app.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnyAnswer_AlsoOneOfAnException_IsNotSniffed()
    {
        using var guest = await api.Guest();
        using var body = new StringContent($$"""{"job_description":"{{new string('x', 300_000)}}"}""", Encoding.UTF8, "application/json");
        using var refused = await guest.PostAsync(new Uri($"/api/v1/documents/{Guid.CreateVersion7()}/analyze", UriKind.Relative), body, Token);
        await ApiServer.Problem(refused, 413, "body_too_large");
        using var nowhere = await guest.GetAsync(new Uri("/nowhere", UriKind.Relative), Token);

        foreach (var answer in new[] { refused, nowhere })
        {
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact]
    public async Task Cors_OriginIsNamed_MayAskAndReadWhatTheContractTells()
    {
        await using var server = await ResumeServer.Start(api.Postgres, configure: null, $"--Cors:Origins:0={Origin}");
        using var http = new HttpClient { BaseAddress = server.Api };
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri("/api/v1/documents", UriKind.Relative))
        {
            Headers = { { "Origin", Origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization,idempotency-key" } },
        };
        using var allowed = await http.SendAsync(preflight, Token);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(Origin, Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));

        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/documents", UriKind.Relative)) { Headers = { { "Origin", Origin } } };
        using var answer = await http.SendAsync(ask, Token);
        await ApiServer.Problem(answer, 401, "unauthenticated");
        Assert.Equal(Origin, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        var readable = string.Join(',', answer.Headers.GetValues("Access-Control-Expose-Headers")).Split(',');
        foreach (var header in new[] { "Location", "Retry-After", "ETag", "RateLimit", "RateLimit-Policy", "Content-Disposition", "WWW-Authenticate" })
        {
            Assert.Contains(header, readable);
        }
    }

    [Fact]
    public async Task Cors_OriginIsNotNamed_MayNot()
    {
        using var http = api.Anonymous();
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/documents", UriKind.Relative)) { Headers = { { "Origin", Origin } } };
        using var answer = await http.SendAsync(ask, Token);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
