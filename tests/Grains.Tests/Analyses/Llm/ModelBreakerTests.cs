using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.Fixtures.Llm;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Llm;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>When the endpoint is left alone, and when not.</summary>
public sealed class ModelBreakerTests : IAsyncLifetime
{
    private const int AtLeast = 5;

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private ModelServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("fail")]
    [InlineData("fallback")]
    public async Task Analyze_EndpointThatFailsAgainAndAgain_IsLeftAloneUntilItMayHaveRecovered(string onFailure)
    {
        await using var modelled = Start(("Llm:OnFailure", onFailure));
        var calls = await Open(modelled);

        var refused = await Analyze(modelled);

        Assert.Equal(AtLeast, _server.Requests.Count);
        var says = refused.Error?.Message ?? Modelled.Report(refused).Summary;
        Assert.Contains("left alone for some seconds", says, StringComparison.Ordinal);
        Assert.Null(refused.Analyzer!.Tokens);

        Pass();
        _server.Answer = ModelAnswers.Finds();
        Assert.Null((await Analyze(modelled)).Error);
        Assert.Equal(AtLeast + 1, _server.Requests.Count);
        Assert.Equal("closed", calls.State);
    }

    [Theory]
    [InlineData(8, AtLeast)]
    [InlineData(2, 2)]
    public async Task Analyze_EndpointThatNeverAnswers_IsLeftAloneOnceItsSlotsHaveWaited(int slots, int hangs)
    {
        await using var modelled = Start(("Analysis:SlotsPerSilo", $"{slots}"));
        _server.Answer = ModelAnswers.Hangs();
        var running = Enumerable.Range(0, hangs).Select(_ => Analyze(modelled)).ToList();
        for (var i = 0; i < hangs; i++)
        {
            await _server.Asked();
        }

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.All(await Task.WhenAll(running), result => Assert.Equal(AnalysisErrorCode.TimedOut, result.Error!.Code));
        Assert.Contains("left alone", (await Analyze(modelled)).Error!.Message, StringComparison.Ordinal);
        Assert.Equal("open", modelled.Services.GetRequiredService<ModelCalls>().State);
    }

    [Fact]
    public async Task Analyze_OneSlotThatHangsTwice_IsEnough()
    {
        await using var modelled = Start(("Analysis:SlotsPerSilo", "1"));
        _server.Answer = ModelAnswers.Hangs();
        for (var i = 0; i < 2; i++)
        {
            var running = Analyze(modelled);
            await _server.Asked();
            _clock.Advance(TimeSpan.FromMinutes(1));
            await running;
        }

        Assert.Equal("open", modelled.Services.GetRequiredService<ModelCalls>().State);
    }

    [Fact]
    public async Task Analyze_CallersThatGoAway_SayNothingOfTheEndpoint()
    {
        await using var modelled = Start();
        _server.Answer = ModelAnswers.Hangs();
        for (var i = 0; i < 4 * AtLeast; i++)
        {
            await Leave(modelled);
        }

        Assert.Equal("closed", modelled.Services.GetRequiredService<ModelCalls>().State);
        _server.Answer = ModelAnswers.Finds();
        Assert.Null((await Analyze(modelled)).Error);
    }

    [Fact]
    public async Task Analyze_ProbeThatFails_KeepsItAloneAsLongAgain()
    {
        await using var modelled = Start();
        var calls = await Open(modelled);

        Pass();
        Assert.Contains("(HTTP 500)", (await Analyze(modelled)).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("left alone", (await Analyze(modelled)).Error!.Message, StringComparison.Ordinal);

        Assert.Equal((AtLeast + 1, "open"), (_server.Requests.Count, calls.State));
    }

    [Fact]
    public async Task Analyze_ProbeWhoseCallerGoesAway_IsNoRecovery()
    {
        await using var modelled = Start();
        var calls = await Open(modelled);

        Pass();
        _server.Answer = ModelAnswers.Hangs();
        await Leave(modelled);

        Assert.Equal("open", calls.State);
    }

    private Modelled Start(params (string Key, string Value)[] more)
    {
        var settings = _server.Settings;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return new Modelled(settings, _clock);
    }

    private async Task<ModelCalls> Open(Modelled modelled)
    {
        var calls = modelled.Services.GetRequiredService<ModelCalls>();
        _server.Answer = ModelAnswers.Status(500);
        for (var i = 0; i < AtLeast; i++)
        {
            Assert.Equal("closed", calls.State);
            await Analyze(modelled);
            await _server.Asked();
        }

        Assert.Equal("open", calls.State);
        return calls;
    }

    private void Pass() => _clock.Advance(ModelCalls.Break + TimeSpan.FromSeconds(1));

    private async Task Leave(Modelled modelled)
    {
        using var caller = new CancellationTokenSource();
        var running = modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), caller.Token);
        await _server.Asked();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static Task<RunResult> Analyze(Modelled modelled) => modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);
}
