using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansResume.Api.Tests.Descriptions;

public sealed class DescriptionsTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OpenApi_OfTheService_IsThreeOneAndNamesEveryRoute()
    {
        using var http = api.Anonymous();
        using var answer = await http.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token);
        var document = await ApiServer.Json(answer);

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "/api/v1/analyses/{id}", "/api/v1/analyses/{id}/events", "/api/v1/analyses/{id}/retry", "/api/v1/documents", "/api/v1/documents/{id}", "/api/v1/documents/{id}/analyses", "/api/v1/documents/{id}/analyses/latest",
                "/api/v1/documents/{id}/analyze", "/api/v1/documents/{id}/content", "/api/v1/documents/{id}/resume", "/api/v1/documents/{id}/text",
                "/api/v1/guests", "/api/v1/guests/me", "/api/v1/guests/me/renew", "/health/live", "/health/ready",
            ],
            document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var upload = document.GetProperty("paths").GetProperty("/api/v1/documents").GetProperty("post");
        Assert.True(upload.GetProperty("requestBody").GetProperty("content").TryGetProperty("multipart/form-data", out _));
        Assert.True(upload.TryGetProperty("security", out _));
        var analyze = document.GetProperty("paths").GetProperty("/api/v1/documents/{id}/analyze").GetProperty("post").GetProperty("requestBody");
        Assert.False(analyze.TryGetProperty("required", out var required) && required.GetBoolean());
        Assert.True(analyze.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("properties").TryGetProperty("job_description", out _));
        Assert.False(document.GetProperty("paths").GetProperty("/api/v1/guests").GetProperty("post").TryGetProperty("security", out var open) && open.GetArrayLength() > 0);
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Where(member => member.Value.ValueKind == JsonValueKind.Object))
        {
            Assert.True(operation.Value.GetProperty("responses").TryGetProperty("4XX", out _));
        }
    }

    [Fact]
    public async Task Docs_ThePage_LoadsNothingFromElsewhere()
    {
        using var http = api.Anonymous();
        using var answer = await http.GetAsync(new Uri("/docs/", UriKind.Relative), Token);
        var page = await answer.Content.ReadAsStringAsync(Token);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Empty(Regex.Matches(page, "(src|href)\\s*=\\s*[\"']https?://", RegexOptions.NonBacktracking));
    }
}
