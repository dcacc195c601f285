using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansResume.Api.Tests;

/// <summary>Every route, for everybody who must not be let in. A route that is not in the list fails the test.</summary>
public sealed class IsolationTests(ApiServer api)
{
    private static readonly string[] _open = ["POST /api/v1/guests", "GET /health/live", "GET /health/ready", "GET /health/worker", "GET /openapi/{documentName}.json"];
    private static readonly string[] _own = ["POST /api/v1/guests/me/renew", "GET /api/v1/guests/me", "DELETE /api/v1/guests/me", "POST /api/v1/documents", "GET /api/v1/documents"];

    private static readonly string[] _ofADocument =
    [
        "GET /api/v1/documents/{id}", "GET /api/v1/documents/{id}/text", "GET /api/v1/documents/{id}/resume", "GET /api/v1/documents/{id}/content",
        "DELETE /api/v1/documents/{id}", "POST /api/v1/documents/{id}/analyze", "GET /api/v1/documents/{id}/analyses", "GET /api/v1/documents/{id}/analyses/latest",
    ];

    private static readonly string[] _ofAnAnalysis = ["GET /api/v1/analyses/{id}", "GET /api/v1/analyses/{id}/events", "POST /api/v1/analyses/{id}/retry"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Routes_OfTheApplication_AreAllInTheLists()
    {
        var routes = api.Server.App.Services.GetServices<EndpointDataSource>().Concat(((IEndpointRouteBuilder)api.Server.App).DataSources)
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal) || endpoint.RoutePattern.RawText.StartsWith("/health", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}") ?? [])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.Equal(
            _open.Where(route => !route.Contains("openapi", StringComparison.Ordinal)).Concat(_own).Concat(_ofADocument).Concat(_ofAnAnalysis).Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public async Task EveryRoute_WithoutAToken_IsUnauthenticated()
    {
        using var anonymous = api.Anonymous();
        foreach (var route in _own.Concat(_ofADocument).Concat(_ofAnAnalysis))
        {
            using var answer = await Ask(anonymous, route, Guid.CreateVersion7().ToString());
            await ApiServer.Problem(answer, 401, "unauthenticated");
        }
    }

    [Fact]
    public async Task EveryRoute_OfAnothersOfNoneOrOfNoId_IsTheSame404()
    {
        using var owner = await api.Guest();
        using var stranger = await api.Guest();
        var document = await ApiServer.Upload(owner);
        using var accepted = await owner.PostAsync(new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative), content: null, Token);
        var analysis = (await ApiServer.Json(accepted)).GetProperty("id").GetString()!;
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (routes, id) in new[] { (_ofADocument, document), (_ofAnAnalysis, analysis) })
        {
            foreach (var route in routes)
            {
                foreach (var asked in new[] { id, Guid.CreateVersion7().ToString(), "no-uuid", "00000000-0000-0000-0000-000000000000", id.Replace("-", "", StringComparison.Ordinal), "%20" })
                {
                    using var answer = await Ask(stranger, route, asked);
                    var problem = await ApiServer.Problem(answer, 404, "not_found");
                    answers.Add(problem.GetRawText().Replace(problem.GetProperty("trace_id").GetString()!, "", StringComparison.Ordinal));
                }
            }
        }

        Assert.Single(answers);
        Assert.Equal(document, await ApiServer.Upload(owner));
    }

    [Fact]
    public async Task WhatAGuestIsTold_IsForNoCacheBetween()
    {
        using var guest = await api.Guest();
        var document = await ApiServer.Upload(guest);
        foreach (var path in new[] { "guests/me", "documents", $"documents/{document}", $"documents/{document}/text", $"documents/{document}/resume", $"documents/{document}/content", $"documents/{document}/analyses" })
        {
            using var answer = await guest.GetAsync(new Uri($"/api/v1/{path}", UriKind.Relative), Token);
            Assert.True(answer.IsSuccessStatusCode, path);
            Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true }, path);
        }
    }

    [Fact]
    public async Task EveryRoute_OfADeletedDocument_Is404()
    {
        using var owner = await api.Guest();
        var document = await ApiServer.Upload(owner);
        using var accepted = await owner.PostAsync(new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative), content: null, Token);
        var analysis = (await ApiServer.Json(accepted)).GetProperty("id").GetString()!;
        using var deleted = await owner.DeleteAsync(new Uri($"/api/v1/documents/{document}", UriKind.Relative), Token);
        foreach (var route in _ofADocument)
        {
            using var answer = await Ask(owner, route, document);
            await ApiServer.Problem(answer, 404, "not_found");
        }

        using var gone = await Ask(owner, _ofAnAnalysis[0], analysis);
        await ApiServer.Problem(gone, 404, "not_found");
    }

    [Fact]
    public async Task NoRoute_AndWrongMethods_AreProblemsToo()
    {
        using var guest = await api.Guest();
        using var nowhere = await guest.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative), Token);
        await ApiServer.Problem(nowhere, 404, "not_found");
        using var method = await guest.PutAsync(new Uri("/api/v1/documents", UriKind.Relative), content: null, Token);
        await ApiServer.Problem(method, 405, "method_not_allowed");
        Assert.NotEmpty(method.Content.Headers.Allow);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient http, string route, string id)
    {
        var parts = route.Split(' ');
        var request = new HttpRequestMessage(new HttpMethod(parts[0]), new Uri(parts[1].Replace("{id}", id, StringComparison.Ordinal), UriKind.Relative));
        if (parts[0] == "POST" && parts[1].EndsWith("analyze", StringComparison.Ordinal))
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        return http.SendAsync(request, Token);
    }
}
