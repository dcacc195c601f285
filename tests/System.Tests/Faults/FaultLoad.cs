using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;

namespace OrleansResume.System.Tests.Faults;

/// <summary>
/// Guests who ask for analyses at a rate, whatever the answers. Each wish has a key, and is repeated under it until it is accepted;
/// a 202 is written down before anything else is done.
/// </summary>
internal sealed class FaultLoad : IDisposable
{
    private const int Guests = 16;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly List<(string Token, string Document)> _guests = [];
    private readonly ConcurrentDictionary<Guid, string> _accepted = new();
    private int _refused;

    private FaultLoad(Uri api) =>
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseCookies = false }) { BaseAddress = api, Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>What was answered with 202.</summary>
    public IReadOnlyCollection<Guid> Accepted => [.. _accepted.Keys];

    /// <summary>Answers that were no 202: each was asked again.</summary>
    public int Refused => _refused;

    /// <summary>Makes the guests, each with a document.</summary>
    public static async Task<FaultLoad> Prepare(Uri api)
    {
        var load = new FaultLoad(api);
        for (var i = 0; i < Guests; i++)
        {
            using var guest = await ResumeClient.NewGuest(api);
            load._guests.Add((guest.Token, await guest.Upload(SmallResume.Bytes, "resume.txt")));
        }

        return load;
    }

    /// <summary>Asks until it is told to stop, and ends when each wish has its answer.</summary>
    public async Task Run(double perSecond, CancellationToken stopping)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromSeconds(1 / perSecond));
        var wishes = new List<Task>();
        try
        {
            while (await clock.WaitForNextTickAsync(stopping))
            {
                wishes.Add(Wish(wishes.Count));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // No more wishes.
        }

        await Task.WhenAll(wishes);
    }

    /// <summary>Every accepted analysis as its guest sees it: those whose answer is not final.</summary>
    public async Task<List<Guid>> NotFinal()
    {
        var open = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(_accepted, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (accepted, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/analyses/{accepted.Key}", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accepted.Value);
            using var answer = await _http.SendAsync(request, cancellation);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
            if (answer.StatusCode != HttpStatusCode.OK || ResumeClient.Text(json.RootElement, "status") is not ("completed" or "failed"))
            {
                open.Add(accepted.Key);
            }
        });
        return [.. open];
    }

    public void Dispose() => _http.Dispose();

    private async Task Wish(int number)
    {
        var (token, document) = _guests[number % _guests.Count];
        using var late = new CancellationTokenSource(_patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        do
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                // A job of its own, since what a model was asked before it is not asked again.
                request.Content = JsonContent.Create(new { job_description = $"Wish {number}" });
                request.Headers.Add("Idempotency-Key", $"\"wish {number}\"");
                using var answer = await _http.SendAsync(request, late.Token);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(late.Token));
                    _accepted[Guid.Parse(ResumeClient.Text(json.RootElement, "id"))] = token;
                    return;
                }

                if ((int)answer.StatusCode < 500)
                {
                    throw new InvalidOperationException($"A wish was answered with {(int)answer.StatusCode}.");
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !late.IsCancellationRequested)
            {
                // No answer: the same wish again.
            }

            Interlocked.Increment(ref _refused);
        }
        while (await pause.WaitForNextTickAsync(late.Token));
    }
}
