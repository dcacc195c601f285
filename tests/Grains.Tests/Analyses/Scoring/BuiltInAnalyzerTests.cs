using System.Text.Json;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

/// <summary>The analyzer with the real parser, on texts as a person writes them.</summary>
public sealed class BuiltInAnalyzerTests
{
    private static async Task<Report> Analyze(string text, string? job = null)
    {
        var result = await new BuiltInAnalyzer().Analyze(Judged.Input(text, job: job), TestContext.Current.CancellationToken);

        Assert.Null(result.Error);
        Assert.Equal(new AnalyzerInfo("builtin", "6", null), result.Analyzer);
        return JsonSerializer.Deserialize<Report>(result.Report!.Bytes, ReportJson.Options)!;
    }

    [Fact]
    public async Task StrongAndWeak_AreTold()
    {
        var (strong, weak) = (await Analyze(Samples.Strong), await Analyze(Samples.Weak));

        Assert.InRange(strong.Score!.Value, 80, 100);
        Assert.InRange(weak.Score!.Value, 0, 49);
    }

    [Theory]
    [InlineData(Samples.Letter)]
    [InlineData(Samples.Advert)]
    [InlineData(Samples.Prose)]
    public async Task WhatIsNoResume_IsUngraded(string text) => Assert.Null((await Analyze(text)).Score);

    [Fact]
    public async Task Report_OfOneHundredRuns_IsTheSameBytes()
    {
        var input = Judged.Input(Samples.Strong, job: Samples.Job);
        var first = (await new BuiltInAnalyzer().Analyze(input, TestContext.Current.CancellationToken)).Report!.Bytes;
        for (var run = 0; run < 100; run++)
            Assert.Equal(first, (await new BuiltInAnalyzer().Analyze(input, TestContext.Current.CancellationToken)).Report!.Bytes);
    }

    [Fact]
    public async Task Cancelled_IsNotBegun() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new BuiltInAnalyzer().Analyze(Judged.Input(Samples.Strong), new CancellationToken(canceled: true)));
}
