using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>
/// What many guests do at once over 64 connections: ask for analyses and poll each until it is final, some in flight at a time on
/// every connection.
/// </summary>
internal sealed class AnalysisLoad : IDisposable
{
    private const int Connections = 64;
    private const int InFlight = 8;
    private static readonly TimeSpan _pollAfter = TimeSpan.FromMilliseconds(25);

    private readonly HttpClient _http;
    private readonly List<(string Token, string Document)> _guests = [];
    private readonly string _below;
    private int _turn;

    private AnalysisLoad(HttpClient http, string below) => (_http, _below) = (http, below);

    /// <summary>Makes the guests, each with a document.</summary>
    /// <param name="api">The server.</param>
    /// <param name="guests">How many.</param>
    /// <param name="below">Where the routes begin: "" for the product's.</param>
    public static async Task<AnalysisLoad> Prepare(Uri api, int guests, string below = "")
    {
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false };
        var load = new AnalysisLoad(new HttpClient(handler) { BaseAddress = api, Timeout = TimeSpan.FromSeconds(60) }, below);
        await Parallel.ForAsync(0, guests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) =>
        {
            using var guest = await ResumeClient.NewGuest(api);
            var document = await guest.Upload(SmallResume.Bytes, "resume.txt");
            lock (load._guests)
            {
                load._guests.Add((guest.Token, document));
            }
        });
        return load;
    }

    /// <summary>Runs for a while.</summary>
    /// <param name="span">How long.</param>
    /// <param name="rate">Analyses a second that are begun, whatever the answers; null for as many as there is room for.</param>
    public async Task<LoadFigures> Run(TimeSpan span, double? rate = null)
    {
        var watch = Stopwatch.StartNew();
        var due = -1L;
        var connections = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Connection())));
        return LoadFigures.Of(connections, watch.Elapsed);

        async Task<ConnectionFigures> Connection()
        {
            var own = new ConnectionFigures();
            var flight = new Queue<(string Id, string Token, TimeSpan At)>();
            while (watch.Elapsed < span)
            {
                if (rate is { } paced)
                {
                    var at = TimeSpan.FromSeconds(Interlocked.Increment(ref due) / paced);
                    await Until(at);
                }

                var (token, document) = _guests[(int)((uint)Interlocked.Increment(ref _turn) % _guests.Count)];
                var began = watch.Elapsed;
                var accepted = await Send(HttpMethod.Post, $"/api/v1/documents/{document}/analyze", token);
                own.Posts.Add((watch.Elapsed - began).TotalMilliseconds);
                flight.Enqueue((ResumeClient.Text(accepted, "id"), token, watch.Elapsed));
                while (flight.Count >= InFlight || (flight.TryPeek(out var first) && watch.Elapsed - first.At >= _pollAfter))
                {
                    await Poll(flight, own);
                }
            }

            own.Within = own.Ran.Count;
            while (flight.Count > 0)
            {
                await Poll(flight, own);
            }

            return own;
        }

        async Task Poll(Queue<(string Id, string Token, TimeSpan At)> flight, ConnectionFigures own)
        {
            var (id, token, at) = flight.Dequeue();
            await Until(at + _pollAfter);
            var analysis = await Send(HttpMethod.Get, $"/api/v1/analyses/{id}", token);
            var status = ResumeClient.Text(analysis, "status");
            if (status == "failed")
            {
                throw new InvalidOperationException($"The analysis {id} has failed.");
            }

            if (status == "completed")
            {
                own.Ran.Add((analysis.GetProperty("finished_at").GetDateTimeOffset() - analysis.GetProperty("queued_at").GetDateTimeOffset()).TotalMilliseconds);
            }
            else
            {
                flight.Enqueue((id, token, watch.Elapsed));
            }
        }

        Task Until(TimeSpan at) => at > watch.Elapsed ? Task.Delay(at - watch.Elapsed, TimeProvider.System, CancellationToken.None) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> Send(HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(method, new Uri(_below + path, UriKind.Relative)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        return json.RootElement.Clone();
    }
}
