using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Http;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Processes;

/// <summary>Streams through front ends of their own, which lose the silo at work, or are lost themselves.</summary>
public sealed class EventStreamTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_TheSiloAtWorkIsKilled_GoOnToTheEnd()
    {
        await using var model = await ModelServer.Start();
        var asked = 0;
        // The first run waits for as long as its silo lives; the second is answered.
        model.Answer = context => (Interlocked.Increment(ref asked) == 1 ? ModelAnswers.Hangs() : ModelAnswers.Finds())(context);
        await using var database = await postgres.CreateDatabaseAsync(Token);
        string[] settings = [$"--ConnectionStrings:Postgres={database.ConnectionString}", .. model.Settings.Select(setting => $"--{setting.Key}={setting.Value}")];
        await using var first = await ServerProcess.Silo([.. settings, "--Silo:HostApi=false"]).Ready();
        await using var second = await ServerProcess.Silo([.. settings, "--Silo:HostApi=false"]).Ready();
        await using var front = await ServerProcess.FrontEnd(settings[0]).Ready();
        using var guest = await ResumeClient.NewGuest(front.Api);
        var id = await guest.Analyze(await guest.Upload(SmallResume.Bytes));
        await model.Asked();
        using var http = Client(front, guest);
        await using var stream = await http.GetStreamAsync(new Uri($"/api/v1/analyses/{id}/events", UriKind.Relative), Token);
        await using var events = SseParser.Create(stream).EnumerateAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("processing", Status(events.Current));
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("progress", """{"step":3,"of":3,"what":"model"}"""), (events.Current.EventType, events.Current.Data));

        var holder = await database.ScalarAsync<string>($"SELECT w.silo FROM analyses a JOIN workers w ON w.id = a.worker_id WHERE a.id = '{id}'", Token);
        await (holder!.Contains($":{first.SiloPort}", StringComparison.Ordinal) ? first : second).Kill();

        var last = "";
        while (await events.MoveNextAsync())
        {
            last = events.Current.EventType == "status" ? Status(events.Current) : last;
        }

        Assert.Equal("completed", last);
    }

    [Fact]
    public async Task Places_OfAFrontEndThatIsKilled_AreFreeWithinTheirLease()
    {
        await using var model = await ModelServer.Start();
        model.Answer = ModelAnswers.Hangs();
        await using var database = await postgres.CreateDatabaseAsync(Token);
        var settings = $"--ConnectionStrings:Postgres={database.ConnectionString}";
        await using var silo = await ServerProcess.Silo([settings, .. model.Settings.Select(setting => $"--{setting.Key}={setting.Value}"), "--Silo:HostApi=false"]).Ready();
        await using var killed = await ServerProcess.FrontEnd(settings).Ready();
        await using var stays = await ServerProcess.FrontEnd(settings).Ready();
        using var guest = await ResumeClient.NewGuest(killed.Api);
        var events = new Uri($"/api/v1/analyses/{await guest.Analyze(await guest.Upload(SmallResume.Bytes))}/events", UriKind.Relative);
        using var first = Client(killed, guest);
        using var second = Client(stays, guest);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await first.GetAsync(events, HttpCompletionOption.ResponseHeadersRead, Token)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await second.GetAsync(events, HttpCompletionOption.ResponseHeadersRead, Token)).StatusCode);
        await killed.Kill();

        // A lease of 30 s, and what a busy machine adds.
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var held = 0; held < 5;)
        {
            await pause.WaitForNextTickAsync(late.Token);
            held += (await second.GetAsync(events, HttpCompletionOption.ResponseHeadersRead, Token)).StatusCode == HttpStatusCode.OK ? 1 : 0;
        }
    }

    private static HttpClient Client(ServerProcess front, ResumeClient guest) =>
        new() { BaseAddress = front.Api, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", guest.Token) } };

    private static string Status(SseItem<string> item)
    {
        using var data = JsonDocument.Parse(item.Data);
        return ResumeClient.Text(data.RootElement, "status");
    }
}
