using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.Api.Guests;

namespace OrleansResume.Api.Tests.Guests;

public sealed class GuestsTests(ApiServer api)
{
    private static readonly Uri _guests = new("/api/v1/guests", UriKind.Relative);
    private static readonly Uri _me = new("/api/v1/guests/me", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mint_Anybody_IsAGuestWithATokenAndACookie()
    {
        using var http = api.Anonymous();
        using var answer = await http.PostAsync(_guests, content: null, Token);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var json = await ApiServer.Json(answer);
        Assert.True(json.GetProperty("guest_id").GetGuid() != Guid.Empty);
        var left = json.GetProperty("expires_at").GetDateTimeOffset() - DateTimeOffset.Parse(answer.Headers.Date!.Value.ToString("O"), global::System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(left.TotalDays, 29.9, 30.1);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"guest={json.GetProperty("token").GetString()};", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Me_ByBearerOrCookie_IsTheSameGuest()
    {
        using var guest = await api.Guest();
        using var byBearer = await guest.GetAsync(_me, Token);
        using var anonymous = api.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, _me) { Headers = { { "Cookie", $"guest={guest.DefaultRequestHeaders.Authorization!.Parameter}" } } };
        using var byCookie = await anonymous.SendAsync(request, Token);

        Assert.Equal((await ApiServer.Json(byBearer)).GetRawText(), (await ApiServer.Json(byCookie)).GetRawText());
    }

    [Fact]
    public async Task Renew_AGuest_IsTheSameGuestWithANewToken()
    {
        using var guest = await api.Guest();
        using var before = await guest.GetAsync(_me, Token);
        using var renewed = await guest.PostAsync(new Uri("/api/v1/guests/me/renew", UriKind.Relative), content: null, Token);
        var token = (await ApiServer.Json(renewed)).GetProperty("token").GetString();
        guest.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var after = await guest.GetAsync(_me, Token);

        Assert.Equal((await ApiServer.Json(before)).GetRawText(), (await ApiServer.Json(after)).GetRawText());
    }

    [Fact]
    public async Task Anything_WithoutAToken_IsUnauthenticated()
    {
        using var http = api.Anonymous();
        using var answer = await http.GetAsync(_me, Token);

        await ApiServer.Problem(answer, 401, "unauthenticated");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Anything_WithATokenThatIsNotGoodHere_IsInvalid()
    {
        using var guest = await api.Guest();
        var good = guest.DefaultRequestHeaders.Authorization!.Parameter!;
        var elsewhere = new GuestTokens(new EphemeralDataProtectionProvider(), TimeProvider.System).Mint().Token;
        var expired = api.TokenMadeAt(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(31));
        var edited = good[..^4] + (good[^4] == 'A' ? 'B' : 'A') + good[^3..];
        foreach (var token in new[] { "x", "g1.", "g1.AAAA", good[..^1], edited, elsewhere, expired, new string('a', 5000) })
        {
            using var http = api.Anonymous();
            http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            using var answer = await http.GetAsync(_me, Token);

            await ApiServer.Problem(answer, 401, "invalid_token");
            Assert.StartsWith("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Check_PastItsExpiry_IsNoGuestEvenWhereItWasCached()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var tokens = new GuestTokens(new EphemeralDataProtectionProvider(), time);
        var (_, token) = tokens.Mint();
        Assert.NotNull(tokens.Check(token));

        time.Advance(GuestTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(tokens.Check(token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(tokens.Check(token));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", true)]
    [InlineData("Sec-Fetch-Site", "same-site", true)]
    [InlineData("Sec-Fetch-Site", "same-origin", false)]
    [InlineData("Sec-Fetch-Site", "none", false)]
    [InlineData("Origin", "https://elsewhere.example", true)]
    [InlineData("Origin", "null", true)]
    [InlineData("X-Nothing", "x", false)]
    public async Task Change_WithTheCookieFromAnotherSite_IsRefused(string header, string value, bool refused)
    {
        using var guest = await api.Guest();
        using var anonymous = api.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/guests/me/renew", UriKind.Relative))
        {
            Headers = { { "Cookie", $"guest={guest.DefaultRequestHeaders.Authorization!.Parameter}" }, { header, value } },
        };
        using var answer = await anonymous.SendAsync(request, Token);

        if (refused)
        {
            await ApiServer.Problem(answer, 403, "cross_site");
        }
        else
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Basic Z3Vlc3Q6Z3Vlc3Q=")]
    [InlineData("nonsense")]
    public async Task Change_WithTheCookieFromAnotherSiteAndNoBearer_IsRefused(string authorization)
    {
        using var guest = await api.Guest();
        using var anonymous = api.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/guests/me/renew", UriKind.Relative))
        {
            Headers = { { "Cookie", $"guest={guest.DefaultRequestHeaders.Authorization!.Parameter}" }, { "Origin", "https://elsewhere.example" } },
        };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await anonymous.SendAsync(request, Token);

        await ApiServer.Problem(answer, 403, "cross_site");
    }
}
