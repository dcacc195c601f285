using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Tests.Analyses;

public sealed class AnalysisLifecycleTests
{
    private static readonly WorkerId _me = new(Guid.CreateVersion7());
    private static readonly WorkerId _other = new(Guid.CreateVersion7());
    private static readonly RunResult _report = new(new AnalyzerInfo("test", "1", Model: null), new Utf8Json([]), Error: null);
    private static readonly RunResult _error = new(Analyzer: null, Report: null, new AnalysisError(AnalysisErrorCode.Internal, "why"));

    public enum Holder
    {
        Nobody,
        Me,
        Other,
    }

    [Theory]
    [InlineData(AnalysisStatus.Queued, Holder.Nobody, nameof(Step.Write))]
    [InlineData(AnalysisStatus.Queued, Holder.Me, nameof(Step.Write))]
    [InlineData(AnalysisStatus.Queued, Holder.Other, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Processing, Holder.Me, nameof(Step.AlreadyDone))]
    [InlineData(AnalysisStatus.Processing, Holder.Other, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Completed, Holder.Nobody, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Failed, Holder.Nobody, nameof(Step.Overtaken))]
    public void Begin_EachStateAndHolder_AsDecided(AnalysisStatus status, Holder holder, string step) =>
        Assert.Equal(step, AnalysisLifecycle.Begin(State(status, holder), _me).ToString());

    [Theory]
    [InlineData(AnalysisStatus.Queued, Holder.Nobody, nameof(Step.AlreadyDone))]
    [InlineData(AnalysisStatus.Queued, Holder.Me, nameof(Step.Write))]
    [InlineData(AnalysisStatus.Queued, Holder.Other, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Processing, Holder.Me, nameof(Step.Write))]
    [InlineData(AnalysisStatus.Processing, Holder.Other, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Completed, Holder.Nobody, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Failed, Holder.Nobody, nameof(Step.Overtaken))]
    public void Release_EachStateAndHolder_AsDecided(AnalysisStatus status, Holder holder, string step) =>
        Assert.Equal(step, AnalysisLifecycle.Release(State(status, holder), _me).ToString());

    [Theory]
    [InlineData(AnalysisStatus.Processing, Holder.Me, 3, nameof(Step.Write))]
    [InlineData(AnalysisStatus.Processing, Holder.Me, 2, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Processing, Holder.Other, 3, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Queued, Holder.Nobody, 3, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Completed, Holder.Nobody, 3, nameof(Step.AlreadyDone))]
    [InlineData(AnalysisStatus.Completed, Holder.Nobody, 2, nameof(Step.Overtaken))]
    [InlineData(AnalysisStatus.Failed, Holder.Nobody, 3, nameof(Step.Overtaken))]
    public void Finish_WithAReport_CountsOnlyForItsOwnRun(AnalysisStatus status, Holder holder, int run, string step) =>
        Assert.Equal(step, AnalysisLifecycle.Finish(State(status, holder), _me, run, _report).ToString());

    [Fact]
    public void Finish_WithAnErrorAfterAnotherError_IsOvertaken()
    {
        var timedOut = State(AnalysisStatus.Failed, Holder.Nobody) with { Error = new AnalysisError(AnalysisErrorCode.TimedOut, "late") };

        Assert.Equal(Step.Overtaken, AnalysisLifecycle.Finish(timedOut, _me, run: 3, _error));
        Assert.Equal(Step.AlreadyDone, AnalysisLifecycle.Finish(timedOut with { Error = _error.Error }, _me, run: 3, _error));
    }

    private static AnalysisState State(AnalysisStatus status, Holder holder) => new()
    {
        Status = status,
        Run = 3,
        Worker = holder switch
        {
            Holder.Me => _me,
            Holder.Other => _other,
            _ => null,
        },
    };
}
