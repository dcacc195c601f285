using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Http;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Api.Tests.Analyses;

/// <summary>The stream of an analysis, as an EventSource reads it.</summary>
public sealed class EventsTests(ApiServer api) : IAsyncLifetime
{
    private readonly GatedAnalyzer _analyzer = new();
    private ResumeServer _server = null!;
    private ResumeClient _guest = null!;
    private string _document = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ResumeServer.Start(api.Postgres, builder => builder.Services.AddSingleton<IAnalyzer>(_analyzer), "--Analysis:SlotsPerSilo=1");
        _guest = await ResumeClient.NewGuest(_server.Api);
        _document = await _guest.Upload(ApiServer.Resume);
    }

    public async ValueTask DisposeAsync()
    {
        _guest.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Events_OfARun_TellStatusAndStepsAndEndWithTheReport()
    {
        var id = await _guest.Analyze(_document);
        await _analyzer.Begun;
        using var http = Client();
        using var answer = await Open(http, id);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        await using var events = Read(answer);

        var (name, eventId, data) = await Next(events);
        Assert.Equal(("status", "processing", data.GetProperty("version").GetInt64().ToString(CultureInfo.InvariantCulture)), (name, ResumeClient.Text(data, "status"), eventId));
        (name, _, data) = await Next(events);
        Assert.Equal(("progress", """{"step":1,"of":2,"what":"reading"}"""), (name, data.GetRawText()));

        _analyzer.Reach(AnalysisStep.Judging);
        (name, _, data) = await Next(events);
        Assert.Equal(("progress", """{"step":2,"of":2,"what":"judging"}"""), (name, data.GetRawText()));

        _analyzer.Open();
        (name, eventId, data) = await Next(events);
        Assert.Equal(("status", "completed"), (name, ResumeClient.Text(data, "status")));
        Assert.Equal((await _guest.Get($"/api/v1/analyses/{id}")).GetRawText(), data.GetRawText());
        Assert.False(await events.MoveNextAsync());

        using var known = await Open(http, id, eventId);
        Assert.Equal(HttpStatusCode.NoContent, known.StatusCode);
        foreach (var lastEvent in new[] { "1", "999", "none of ours" })
        {
            using var older = await Open(http, id, lastEvent);
            Assert.Equal("completed", ResumeClient.Text((await Next(Read(older))).Data, "status"));
        }
    }

    [Fact]
    public async Task Events_KnownVersionIsStillToCome_TellTheOneThatIs()
    {
        var id = await _guest.Analyze(_document);
        await _analyzer.Begun;
        using var http = Client();
        using var answer = await Open(http, id, "999");
        await using var events = Read(answer);
        Assert.Equal("processing", ResumeClient.Text((await Next(events)).Data, "status"));

        _analyzer.Open();
        var last = default(JsonElement);
        while (await events.MoveNextAsync())
        {
            using var data = JsonDocument.Parse(events.Current.Data);
            last = data.RootElement.Clone();
        }

        Assert.Equal("completed", ResumeClient.Text(last, "status"));
    }

    [Fact]
    public async Task Events_OfAQueuedAnalysis_TellWhenItsTurnComes()
    {
        await _guest.Analyze(_document);
        await _analyzer.Begun;
        var id = await _guest.Analyze(_document);
        using var http = Client();
        using var answer = await Open(http, id);
        await using var events = Read(answer);
        Assert.Equal("queued", ResumeClient.Text((await Next(events)).Data, "status"));

        _analyzer.Open();
        var told = new List<string>();
        while (await events.MoveNextAsync())
        {
            using var data = JsonDocument.Parse(events.Current.Data);
            told.Add(events.Current.EventType == "status" ? ResumeClient.Text(data.RootElement, "status") : "progress");
        }

        Assert.Equal("completed", told[^1]);
        Assert.Single(told, "completed");
    }

    [Fact]
    public async Task Events_BeyondFiveStreams_AreRefusedUntilOneEnds()
    {
        var id = await _guest.Analyze(_document);
        using var http = Client();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            open.Add(await Open(http, id));
            Assert.Equal(HttpStatusCode.OK, open[^1].StatusCode);
        }

        using var sixth = await Open(http, id);
        var problem = await ApiServer.Problem(sixth, 429, "rate_limited");
        Assert.Equal(("event_streams", 5), (ResumeClient.Text(problem, "policy"), problem.GetProperty("limit").GetInt32()));
        // A number at a time, and nobody knows when one ends: no window, and a time to ask again.
        Assert.Equal(0, problem.GetProperty("window_seconds").GetInt32());
        Assert.Contains("at a time", ResumeClient.Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal(problem.GetProperty("retry_after_seconds").GetInt32(), sixth.Headers.RetryAfter!.Delta!.Value.TotalSeconds);

        open[0].Dispose();
        HttpResponseMessage again;
        while ((again = await Open(http, id)).StatusCode == HttpStatusCode.TooManyRequests)
        {
            again.Dispose();
        }

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        again.Dispose();
        open.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task Events_TheGuestsGrainIsLostAndItsPlacesAreTaken_EndBeyondFive()
    {
        var id = await _guest.Analyze(_document);
        using var http = Client();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < 5; i++)
        {
            open.Add(await Open(http, id));
        }

        var guest = _server.App.Services.GetRequiredService<IGrainFactory>().Guest(new GuestId(Guid.Parse(ResumeClient.Text(await _guest.Get("/api/v1/guests/me"), "guest_id"))));
        await guest.AsReference<IGrainManagementExtension>().DeactivateOnIdle(Token);
        var taken = 0;
        for (var i = 0; i < 5; i++)
        {
            taken += await guest.HoldStream(Guid.CreateVersion7()) is null ? 1 : 0;
        }

        Assert.InRange(taken, 1, 5);
        var ends = open.Select(answer => answer.Content.CopyToAsync(Stream.Null, Token)).ToList();
        for (var ended = 0; ended < taken; ended++)
        {
            ends.Remove(await Task.WhenAny(ends).WaitAsync(TimeSpan.FromSeconds(30), Token));
        }

        Assert.Equal(5 - taken, ends.Count);
        open.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task Events_DocumentIsDeleted_EndAndAreNotThereAnyMore()
    {
        var id = await _guest.Analyze(_document);
        await _analyzer.Begun;
        using var http = Client();
        using var answer = await Open(http, id);
        await using var events = Read(answer);
        Assert.Equal("processing", ResumeClient.Text((await Next(events)).Data, "status"));

        await _guest.Delete($"/api/v1/documents/{_document}");
        while (await events.MoveNextAsync())
        {
            Assert.Equal("progress", events.Current.EventType);
        }

        using var gone = await Open(http, id);
        await ApiServer.Problem(gone, 404, "not_found");
    }

    private HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = _server.Api,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", _guest.Token) },
    };

    private static async Task<HttpResponseMessage> Open(HttpClient http, string id, string? lastEvent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/v1/analyses/{id}/events", UriKind.Relative));
        if (lastEvent is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEvent);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    private static IAsyncEnumerator<SseItem<string>> Read(HttpResponseMessage answer) =>
        SseParser.Create(answer.Content.ReadAsStream(Token)).EnumerateAsync(Token).GetAsyncEnumerator(Token);

    private static async Task<(string Name, string? Id, JsonElement Data)> Next(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync());
        using var data = JsonDocument.Parse(events.Current.Data);
        return (events.Current.EventType, events.Current.EventId, data.RootElement.Clone());
    }
}
