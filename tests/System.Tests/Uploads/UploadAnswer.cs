using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansResume.System.Tests.Uploads;

/// <summary>What became of an upload.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Code">Of the problem; null where it was taken.</param>
/// <param name="Reason">Why the document is unreadable, where it is.</param>
/// <param name="RetryAfter">When to come again, where that was said.</param>
/// <param name="Id">The document's, where it was taken.</param>
/// <param name="Took">From the first byte sent to the answer.</param>
internal sealed record UploadAnswer(int Status, string? Code, string? Reason, TimeSpan? RetryAfter, string? Id, TimeSpan Took)
{
    /// <summary>The longest that a test waits for it: far beyond the silo's own bound, since a machine that runs many tests adds what it likes.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(60);

    /// <summary>Uploads as a guest; any answer will do, but it has to be one of ours.</summary>
    public static async Task<UploadAnswer> Of(Uri api, string token, byte[] content, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = api };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "resume" } };
        var begun = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(new Uri("/api/v1/documents", UriKind.Relative), form, cancellation);
        var took = Stopwatch.GetElapsedTime(begun);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return new UploadAnswer((int)answer.StatusCode, Text(json, "code"), Text(json, "reason"), answer.Headers.RetryAfter?.Delta, Text(json, "id"), took);
    }

    /// <summary>What it came to, in short.</summary>
    public string Told => Reason ?? Code ?? "taken";

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
