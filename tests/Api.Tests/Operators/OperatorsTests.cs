using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using OrleansResume.Api.Operators;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.Api.Tests.Operators;

public sealed class OperatorsTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_OnBothListeners_Answers(string path, string status)
    {
        using var http = api.Anonymous();
        foreach (var address in new[] { api.Server.Api, api.Server.Operators })
        {
            using var answer = await http.GetAsync(new Uri(address, path), Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(status, (await ApiServer.Json(answer)).GetProperty("status").GetString());
        }
    }

    [Theory]
    [InlineData("/dashboard/", "text/html")]
    [InlineData("/metrics", "text/plain")]
    public async Task OperatorsOwn_OnTheOperatorsListenerOnly(string path, string mediaType)
    {
        using var http = api.Anonymous();
        using var callers = await http.GetAsync(new Uri(api.Server.Api, path), Token);
        await ApiServer.Problem(callers, 404, "not_found");
        using var operators = await http.GetAsync(new Uri(api.Server.Operators, path), Token);
        Assert.Equal(HttpStatusCode.OK, operators.StatusCode);
        Assert.Equal(mediaType, operators.Content.Headers.ContentType?.MediaType);
        using var elsewhere = await http.GetAsync(new Uri(api.Server.Operators, "/api/v1/guests/me"), Token);
        await ApiServer.Problem(elsewhere, 404, "not_found");
    }

    [Fact]
    public async Task Dashboard_OnceItWasAskedFor_IsWholeAndInNoDescription()
    {
        await using var postgres = new TestPostgres();
        await using var server = await ResumeServer.Start(postgres);
        using var http = api.Anonymous();
        foreach (var (path, mediaType) in new[] { ("/", "text/html"), ("/index.min.js", "text/javascript"), ("/DashboardCounters", "application/json") })
        {
            using var answer = await http.GetAsync(new Uri(server.Operators, $"/dashboard{path}"), Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        }

        using var nothing = await http.GetAsync(new Uri(server.Operators, "/dashboard/nothing"), Token);
        await ApiServer.Problem(nothing, 404, "not_found");
        using var described = await http.GetAsync(new Uri(server.Api, "/openapi/v1.json"), Token);
        Assert.DoesNotContain((await ApiServer.Json(described)).GetProperty("paths").EnumerateObject(), path => path.Name.Contains("dashboard", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/dashboard/")]
    [InlineData("/metrics")]
    public async Task OperatorsOwn_AskedForByAnotherName_IsMisdirected(string path)
    {
        using var http = api.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Server.Operators, path)) { Headers = { Host = "rebound.example" } };
        using var answer = await http.SendAsync(request, Token);

        await ApiServer.Problem(answer, 421, "misdirected_request");
    }

    [Theory]
    [InlineData("/dashboard/")]
    [InlineData("/metrics")]
    public async Task OperatorsOwn_WithATokenSet_AsksForIt(string path)
    {
        await using var postgres = new TestPostgres();
        await using var server = await ResumeServer.Start(postgres, configure: null, "--Operators:Token=secret");
        using var http = api.Anonymous();
        var address = new Uri(server.Operators, path);
        foreach (var (header, status) in new[]
        {
            (null, 401), ("Bearer wrong", 401), ("Bearer secret", 200), ("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("any:secret")), 200),
            ("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("any:wrong")), 401), ("Basic !", 401),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await http.SendAsync(request, Token);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        using var health = await http.GetAsync(new Uri(server.Operators, "/health/live"), Token);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public void Start_AnOpenOperatorsPort_IsRefusedWithWhatToDo()
    {
        var builder = WebApplication.CreateBuilder(["--Operators:Urls=http://0.0.0.0:8081"]);

        var refusal = Assert.Throws<ApiConfigurationException>(() => builder.ListenTwice(hostApi: true));
        Assert.Contains("Operators__Token", refusal.Message, StringComparison.Ordinal);
    }
}
