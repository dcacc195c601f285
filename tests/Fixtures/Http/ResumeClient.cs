using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansResume.Fixtures.Http;

/// <summary>What an integrator's client does: one guest's calls, by the contract.</summary>
public sealed class ResumeClient : IDisposable
{
    private readonly HttpClient _http;

    private ResumeClient(HttpClient http) => _http = http;

    /// <summary>The guest's token.</summary>
    public string Token => _http.DefaultRequestHeaders.Authorization?.Parameter ?? throw new InvalidOperationException("No guest yet.");

    /// <summary>Becomes a guest.</summary>
    public static async Task<ResumeClient> NewGuest(Uri api, int connections = 8)
    {
        var client = new ResumeClient(Http(api, connections));
        using var minted = await client._http.PostAsync(new Uri("/api/v1/guests", UriKind.Relative), content: null);
        var json = await Json(minted);
        client._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.GetProperty("token").GetString());
        return client;
    }

    /// <summary>The same guest at another front end, or at the same after a restart.</summary>
    public ResumeClient At(Uri api, int connections = 8)
    {
        var client = new ResumeClient(Http(api, connections));
        client._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    /// <summary>Uploads; the document's id.</summary>
    public async Task<string> Upload(byte[] content, string fileName = "resume")
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", fileName } };
        using var answer = await _http.PostAsync(new Uri("/api/v1/documents", UriKind.Relative), form);
        return Text(await Json(answer), "id");
    }

    /// <summary>Asks for an analysis; its id.</summary>
    public async Task<string> Analyze(string document, string? job = null)
    {
        using var body = job is null ? null : JsonContent.Create(new { job_description = job });
        using var answer = await _http.PostAsync(new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative), body);
        return Text(await Json(answer), "id");
    }

    /// <summary>Asks for an analysis under a key, again until there is an answer; its id.</summary>
    public async Task<string> AnalyzeOnce(string document, string key)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative)) { Headers = { { "Idempotency-Key", key } } };
            using var answer = await _http.SendAsync(request);
            if ((int)answer.StatusCode < 500 || attempt == 100)
            {
                return Text(await Json(answer), "id");
            }

            await pause.WaitForNextTickAsync();
        }
    }

    /// <summary>Any answer that is a success and JSON.</summary>
    public async Task<JsonElement> Get(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await Json(answer);
    }

    /// <summary>Deletes.</summary>
    public async Task Delete(string path)
    {
        using var answer = await _http.DeleteAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Polls until the analysis is final; fails after a while.</summary>
    /// <param name="analysis">Its id.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="retries">How many polls may fail before one does not: the client retries, as any would.</param>
    public async Task<JsonElement> Final(string analysis, TimeSpan patience, int retries = 0)
    {
        using var late = new CancellationTokenSource(patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var failures = 0;
        while (true)
        {
            try
            {
                var answer = await Get($"/api/v1/analyses/{analysis}");
                failures = 0;
                if (Text(answer, "status") is "completed" or "failed")
                {
                    return answer;
                }
            }
            catch (HttpRequestException) when (failures++ < retries)
            {
                // The next poll is the retry.
            }

            await pause.WaitForNextTickAsync(late.Token);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>A property that is a text.</summary>
    public static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new InvalidOperationException($"{name} is null.");

    private static HttpClient Http(Uri api, int connections) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false }) { BaseAddress = api, Timeout = TimeSpan.FromSeconds(60) };

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
