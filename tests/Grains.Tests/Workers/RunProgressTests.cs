using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

/// <summary>A run's steps, told to a grain that takes its time.</summary>
public sealed class RunProgressTests
{
    private readonly Channel<(AnalysisProgress Progress, TaskCompletionSource Told)> _calls = Channel.CreateUnbounded<(AnalysisProgress, TaskCompletionSource)>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_NobodyWatches_TellsNothing()
    {
        await using var progress = New();
        progress.Report(AnalysisStep.Judging);
        await progress.DisposeAsync();

        Assert.False(_calls.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Report_WhileACallIsUnderWay_WaitsForItAndTellsTheNewest()
    {
        await using var progress = New();
        progress.Watch();
        var (first, told) = await _calls.Reader.ReadAsync(Token);
        Assert.Equal(new AnalysisProgress(1, 3, "reading"), first);
        progress.Report(AnalysisStep.Judging);
        progress.Report(AnalysisStep.Model);
        progress.Report(AnalysisStep.Judging);
        Assert.False(_calls.Reader.TryRead(out _));

        told.SetResult();
        var (next, last) = await _calls.Reader.ReadAsync(Token);
        last.SetResult();
        await progress.DisposeAsync();

        Assert.Equal(new AnalysisProgress(3, 3, "model"), next);
        Assert.False(_calls.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Report_ACallFailed_TellsTheNextStep()
    {
        await using var progress = New();
        progress.Watch();
        (await _calls.Reader.ReadAsync(Token)).Told.SetException(new TimeoutException());
        progress.Report(AnalysisStep.Judging);
        var (next, told) = await _calls.Reader.ReadAsync(Token);
        told.SetResult();

        Assert.Equal(2, next.Step);
    }

    [Fact]
    public async Task Watch_ByAnother_TellsTheStepAgain()
    {
        await using var progress = New();
        progress.Watch();
        (await _calls.Reader.ReadAsync(Token)).Told.SetResult();
        progress.Watch();
        var (again, told) = await _calls.Reader.ReadAsync(Token);
        told.SetResult();

        Assert.Equal(1, again.Step);
    }

    [Fact]
    public async Task Report_TheRunIsOver_TellsNothing()
    {
        var progress = New();
        progress.Watch();
        (await _calls.Reader.ReadAsync(Token)).Told.SetResult();
        await progress.DisposeAsync();
        progress.Report(AnalysisStep.Model);
        await progress.DisposeAsync();

        Assert.False(_calls.Reader.TryRead(out _));
    }

    private RunProgress New() => new(Tell, 3, NullLogger.Instance);

    private Task Tell(AnalysisProgress progress)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(_calls.Writer.TryWrite((progress, told)));
        return told.Task;
    }
}
