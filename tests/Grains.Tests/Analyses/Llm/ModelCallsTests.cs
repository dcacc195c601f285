using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.Fixtures.Llm;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Llm;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>How often the endpoint is called, and in which form.</summary>
public sealed class ModelCallsTests : IAsyncLifetime
{
    private static readonly RequestDelegate _good = ModelAnswers.Says("""{"findings":[]}""");

    private ModelServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Analyze_WhatMayPass_IsAskedAgain(int status)
    {
        var clock = new HastyTime();
        await using var modelled = Patient(clock);
        _server.Answer = context => (_server.Requests.Count < 3 ? ModelAnswers.Status(status) : _good)(context);

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Null(result.Error);
        Assert.Equal(3, _server.Requests.Count);
        Assert.Equal(_server.Requests[0].Body, _server.Requests[2].Body);
        Assert.Equal(2, clock.Waits.Count);
        Assert.All(clock.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, ModelCalls.LongestWait));
    }

    [Fact]
    public async Task Analyze_NeverPasses_IsAskedThreeTimesAndFailsWithTheReason()
    {
        await using var modelled = Patient(new HastyTime());
        _server.Answer = ModelAnswers.Status(503);

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Equal(AnalysisErrorCode.ProviderUnavailable, result.Error!.Code);
        Assert.Contains("(HTTP 503)", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData("7", 0, 7, 7)]
    [InlineData("7", 0.5, 7.5, 7.5)]
    [InlineData("date", 0.25, 5.25, 7.25)]
    [InlineData("0", 0, 0.5, 0.5)]
    [InlineData("0", 0.9, 1.4, 1.4)]
    public async Task Analyze_ToldWhenToComeBack_ComesBackThenOrALittleLater(string retryAfter, double chance, double from, double to)
    {
        var clock = new HastyTime();
        await using var modelled = new Modelled(new(_server.Settings) { ["Llm:Retries"] = "2" }, clock, chance);
        _server.Answer = context => (_server.Requests.Count == 1 ? Later(retryAfter) : _good)(context);

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Null(result.Error);
        Assert.Equal(2, _server.Requests.Count);
        Assert.InRange(Assert.Single(clock.Waits).TotalSeconds, from, to);
    }

    [Fact]
    public async Task Analyze_ToldToComeBackMuchLater_FailsAtOnce()
    {
        await using var modelled = Patient(new HastyTime());
        _server.Answer = Later("120");

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Equal(AnalysisErrorCode.ProviderUnavailable, result.Error!.Code);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Analyze_NoAnswerInTime_IsAskedAgainWithATimeOfItsOwn()
    {
        var time = new FakeTimeProvider();
        await using var modelled = Patient(new HastyTime(time));
        _server.Answer = context => (_server.Requests.Count == 1 ? ModelAnswers.Hangs() : _good)(context);

        var running = modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);
        await _server.Asked();
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null((await running).Error);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Analyze_AnswerBreaksOff_IsAskedForAgain(bool midBody)
    {
        await using var modelled = Patient(new HastyTime());
        _server.Answer = context => (_server.Requests.Count > 1 ? _good : midBody ? ModelAnswers.BreaksOff() : Abort)(context);

        Assert.Null((await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token)).Error);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(422)]
    public async Task Analyze_EndpointTakesNoSchema_IsAskedForPlainJsonFromThenOn(int status)
    {
        await using var modelled = new Modelled(_server.Settings);
        _server.Answer = context => (_server.Requests[^1].Body.Contains("json_schema", StringComparison.Ordinal) ? ModelAnswers.Status(status) : _good)(context);

        Assert.Null((await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token)).Error);
        Assert.Null((await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token)).Error);

        Assert.Equal(3, _server.Requests.Count);
        Assert.All(_server.Requests.Skip(1), request => Assert.Contains("json_object", request.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("```json\n{\"findings\":[]}\n```", true)]
    [InlineData("  ```\n{\"findings\":[]}\n```\n", true)]
    [InlineData("```json\n```", false)]
    [InlineData("```json{\"findings\":[]}```", false)]
    [InlineData("```", false)]
    public async Task Analyze_AnswerInAFence_IsTakenOutOfIt(string said, bool taken)
    {
        await using var modelled = new Modelled(_server.Settings);
        _server.Answer = ModelAnswers.Says(said);

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Equal(taken, result.Error is null);
    }

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private Modelled Patient(TimeProvider clock) => new(new(_server.Settings) { ["Llm:Retries"] = "2" }, clock);

    private static RequestDelegate Later(string retryAfter) => async context =>
    {
        context.Response.Headers.RetryAfter = retryAfter == "date"
            ? (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(7)).ToString("R", CultureInfo.InvariantCulture)
            : retryAfter;
        await ModelAnswers.Status(429)(context);
    };
}
