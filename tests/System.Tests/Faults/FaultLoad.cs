using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;

namespace OrleansResume.System.Tests.Faults;

/// <summary>What was answered with 202.</summary>
/// <param name="Analysis">Its id.</param>
/// <param name="Guest">The place of the guest.</param>
/// <param name="Asked">When it was asked for first.</param>
/// <param name="At">When it was accepted, by its own account.</param>
internal sealed record Accepted(Guid Analysis, int Guest, DateTimeOffset Asked, DateTimeOffset At);

/// <summary>
/// Guests who ask for analyses at a rate, whatever the answers, and some who ask for more than they are allowed. Each wish has a
/// key, and is repeated under it until it is accepted, or refused for the guest's limit if it is one of those; a 202 is written down
/// before anything else is done.
/// </summary>
internal sealed class FaultLoad : IDisposable
{
    // An ordinary guest stays within the limit; the others ask for twice of it.
    private const double PerGuest = 0.6;
    private const int Greedy = 2;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly double _allowed = FaultCluster.Permits / FaultCluster.Window.TotalSeconds;

    private readonly HttpClient _http;
    private readonly List<(string Token, string Document)> _guests = [];
    private readonly ConcurrentDictionary<Guid, Accepted> _accepted = new();
    private readonly double _perSecond;
    private int _refused;
    private int _limited;
    private int _givenUp;

    private readonly Lock _lock = new();
    private (double Wishes, TaskCompletionSource Asked)? _awaited;
    private int _asked;

    private FaultLoad(Uri api, double perSecond)
    {
        _perSecond = perSecond;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseCookies = false }) { BaseAddress = api, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>What was answered with 202.</summary>
    public IReadOnlyCollection<Accepted> Accepted => [.. _accepted.Values];

    /// <summary>Answers that were neither a 202 nor a limit: each was asked again.</summary>
    public int Refused => _refused;

    /// <summary>Wishes of ordinary guests that had no answer for as long as a client waits.</summary>
    public int GivenUp => _givenUp;

    /// <summary>Answers that were a 429.</summary>
    public int Limited => _limited;

    /// <summary>Makes the guests, each with a document.</summary>
    /// <param name="api">The front end.</param>
    /// <param name="perSecond">Wishes a second of the ordinary guests.</param>
    public static async Task<FaultLoad> Prepare(Uri api, double perSecond)
    {
        var load = new FaultLoad(api, perSecond);
        var ordinary = (int)Math.Ceiling(perSecond / (PerGuest * _allowed));
        for (var i = 0; i < Greedy + ordinary; i++)
        {
            using var guest = await ResumeClient.NewGuest(api);
            load._guests.Add((guest.Token, await guest.Upload(SmallResume.Bytes, "resume.txt")));
        }

        return load;
    }

    /// <summary>Asks until it is told to stop, and ends when each wish has its answer.</summary>
    public Task Run(CancellationToken stopping) => Task.WhenAll(
        Ask(_perSecond, number => Greedy + (number % (_guests.Count - Greedy)), "wish", Tell, stopping),
        Ask(Greedy * 2 * _allowed, number => number % Greedy, "more", _ => { }, stopping));

    /// <summary>
    /// Ends when ordinary guests have asked for as many more as they do in that time: the run's time line is the load's, which keeps its
    /// rate whatever the answers.
    /// </summary>
    public Task GoesOn(TimeSpan span, CancellationToken cancellation)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _awaited = (_asked + (span.TotalSeconds * _perSecond), asked);
        }

        return asked.Task.WaitAsync(cancellation);
    }

    /// <summary>Every accepted analysis as its guest sees it: those whose answer is not final.</summary>
    public async Task<List<Guid>> NotFinal()
    {
        var open = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(_accepted, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (accepted, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/analyses/{accepted.Key}", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _guests[accepted.Value.Guest].Token);
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

    // What a busy machine is late with is made up for: the rate is what was asked for.
    private async Task Ask(double perSecond, Func<int, int> guest, string name, Action<int> tell, CancellationToken stopping)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var wishes = new List<Task>();
        try
        {
            while (await clock.WaitForNextTickAsync(stopping))
            {
                for (var due = TimeProvider.System.GetElapsedTime(began).TotalSeconds * perSecond; wishes.Count < due;)
                {
                    wishes.Add(Patiently(guest(wishes.Count), $"{name} {wishes.Count}"));
                }

                tell(wishes.Count);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // No more wishes.
        }

        await Task.WhenAll(wishes);
    }

    private void Tell(int asked)
    {
        lock (_lock)
        {
            _asked = asked;
            if (_awaited is { } awaited && asked >= awaited.Wishes)
            {
                _awaited = null;
                awaited.Asked.SetResult();
            }
        }
    }

    private async Task Patiently(int guest, string name)
    {
        using var late = new CancellationTokenSource(_patience);
        try
        {
            await Wish(guest, name, late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            Interlocked.Increment(ref _givenUp);
        }
    }

    private async Task Wish(int guest, string name, CancellationToken late)
    {
        var (token, document) = _guests[guest];
        var asked = TimeProvider.System.GetUtcNow();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        do
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/documents/{document}/analyze", UriKind.Relative));
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                // A job of its own, since what a model was asked before it is not asked again.
                request.Content = JsonContent.Create(new { job_description = name });
                request.Headers.Add("Idempotency-Key", $"\"{name}\"");
                using var answer = await _http.SendAsync(request, late);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(late));
                    var id = Guid.Parse(ResumeClient.Text(json.RootElement, "id"));
                    _accepted[id] = new Accepted(id, guest, asked, json.RootElement.GetProperty("queued_at").GetDateTimeOffset());
                    return;
                }

                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    Interlocked.Increment(ref _limited);
                    if (guest < Greedy) return;
                }
                else if ((int)answer.StatusCode < 500)
                {
                    throw new InvalidOperationException($"A wish was answered with {(int)answer.StatusCode}.");
                }
                else
                {
                    Interlocked.Increment(ref _refused);
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !late.IsCancellationRequested)
            {
                // No answer: the same wish again.
                Interlocked.Increment(ref _refused);
            }
        }
        while (await pause.WaitForNextTickAsync(late));
    }
}
