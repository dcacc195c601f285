using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansResume.Benchmarks.Fuzzing;

/// <summary>What an upload was answered with.</summary>
/// <param name="Told">The code and reason of a problem, or that it was taken.</param>
/// <param name="Took">From the first byte sent.</param>
/// <param name="Fault">Why it is no answer of the contract; null where it is one.</param>
/// <param name="Id">The document's, where it was taken.</param>
internal sealed record FuzzAnswer(string Told, TimeSpan Took, string? Fault, string? Id = null)
{
    private static readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>A reader that is ended says nothing: this is what its sender is told.</summary>
    public bool MayHaveBrokenAReader => Told is "document_unreadable too_complex" or "overloaded";

    public static async Task<FuzzAnswer> Of(Uri api, string token, byte[] content, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "resume" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "/api/v1/documents")) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(request, cancellation);
            var took = Stopwatch.GetElapsedTime(begun);
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            var (status, code, reason) = ((int)answer.StatusCode, Text(json, "code"), Text(json, "reason"));
            var isOfContract = (status, code) switch
            {
                (200 or 201, null) => Text(json, "id") is not null,
                (413, "document_too_large") or (415, "unsupported_media_type") => true,
                (422, "document_unreadable") => reason is not null,
                (503, "overloaded") => answer.Headers.RetryAfter is not null,
                _ => false,
            };
            return new FuzzAnswer(status is 200 or 201 ? "taken" : $"{code} {reason}".Trim(), took, isOfContract ? null : $"answered-{status}-{code}", Text(json, "id"));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new FuzzAnswer("no answer", Stopwatch.GetElapsedTime(begun), exception.GetType().Name);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
