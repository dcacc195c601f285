using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Api.Tests.Analyses;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Http;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Api.Tests;

/// <summary>More than the cluster can do, and more of one guest than is fair to the others.</summary>
public sealed class OverloadTests(ApiServer api)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Analyze_BeyondTheQueuesBound_IsOverloadedAndNothingIsChargedOrStored()
    {
        var analyzer = new GatedAnalyzer();
        await using var server = await ResumeServer.Start(
            api.Postgres, builder => builder.Services.AddSingleton<IAnalyzer>(analyzer), "--Analysis:MaxQueued=3", "--Analysis:SlotsPerSilo=1", "--Limits:Day:Permits=1000", "--Limits:Day:Window=366.00:00:00");
        using var guest = await ResumeClient.NewGuest(server.Api);
        var document = await guest.Upload(ApiServer.Resume);
        using var http = new HttpClient { BaseAddress = server.Api, DefaultRequestHeaders = { Authorization = new("Bearer", guest.Token) } };
        var accepted = 0;
        HttpResponseMessage answer;
        while ((answer = await AnalysesTests.Analyze(http, document, body: null)).StatusCode == HttpStatusCode.Accepted)
        {
            answer.Dispose();
            Assert.InRange(++accepted, 1, 500);
        }

        using (answer)
        {
            await ApiServer.Problem(answer, 503, "overloaded");
            Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
            Assert.True(answer.Headers.Contains("RateLimit"));
        }

        Assert.Equal(accepted, await server.Database.ScalarAsync<long>("SELECT count(*) FROM analyses", Token));
        Assert.Equal(1000 - accepted, (await guest.Get("/api/v1/guests/me")).GetProperty("limits")[1].GetProperty("remaining").GetInt32());

        // The queue drains, and then there is room again.
        analyzer.Open();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((answer = await AnalysesTests.Analyze(http, document, body: null)).StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            answer.Dispose();
            await pause.WaitForNextTickAsync(Token);
        }

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        answer.Dispose();
    }

    [Fact]
    public async Task Analyze_BehindAnothersBurst_WaitsForOneSlotsTurn()
    {
        var analyzer = new GatedAnalyzer();
        await using var server = await ResumeServer.Start(api.Postgres, builder => builder.Services.AddSingleton<IAnalyzer>(analyzer), "--Analysis:SlotsPerSilo=1");
        using var busy = await ResumeClient.NewGuest(server.Api);
        using var quiet = await ResumeClient.NewGuest(server.Api);
        var burst = await busy.Upload(ApiServer.Resume);
        var single = await quiet.Upload(ApiServer.Resume);
        for (var i = 0; i < 60; i++)
        {
            await busy.Analyze(burst);
        }

        await analyzer.Begun;
        var id = await quiet.Analyze(single);
        analyzer.Open();

        await quiet.Final(id, TimeSpan.FromSeconds(30));
        Assert.InRange(
            await server.Database.ScalarAsync<long>(
                $"""
                SELECT count(*) FROM analysis_transitions
                WHERE reason = 'begun' AND (at, analysis_id) < (SELECT at, analysis_id FROM analysis_transitions WHERE reason = 'begun' AND analysis_id = '{id}')
                """,
                Token),
            1,
            // The one that was running, and one turn.
            2);
    }
}
