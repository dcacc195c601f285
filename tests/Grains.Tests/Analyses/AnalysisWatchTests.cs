using System.Threading.Channels;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Tests.Analyses;

/// <summary>Steps as whoever watches hears of them, told by hand as workers would.</summary>
public sealed class AnalysisWatchTests(TestPostgres postgres) : IAsyncLifetime, IRunObserver, IAnalysisWatcher
{
    private readonly GuestId _owner = new(Guid.CreateVersion7());
    private readonly WorkerId _worker = new(Guid.CreateVersion7());
    private readonly AnalysisId _id = new(Guid.CreateVersion7());
    private readonly Channel<int> _steps = Channel.CreateUnbounded<int>();
    private ResumeCluster _cluster = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IAnalysisRunGrain Grain => _cluster.Grains.AnalysisRun(_id);

    public async ValueTask InitializeAsync()
    {
        _cluster = await ResumeCluster.Start(postgres, workers: false);
        await _cluster.Grains.Analysis(_id).Start(new StartAnalysis(_owner, await _cluster.Upload(_owner), JobDescription: null, AnalyzerChoice.Builtin));
        await _cluster.Grains.Analysis(_id).Watch(_owner, _cluster.Grains.CreateObjectReference<IAnalysisWatcher>(this));
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    Task IRunObserver.Stop(AnalysisId analysis, int run) => Task.CompletedTask;

    Task IRunObserver.Watched(AnalysisId analysis, int run) => Task.CompletedTask;

    Task IAnalysisWatcher.Changed(AnalysisId analysis) => Task.CompletedTask;

    Task IAnalysisWatcher.Progressed(AnalysisId analysis, AnalysisProgress progress) => _steps.Writer.WriteAsync(progress.Step).AsTask();

    [Fact]
    public async Task Progress_ThatWasOvertaken_IsNotTold()
    {
        var run = await Grain.Begin(_worker, _cluster.Grains.CreateObjectReference<IRunObserver>(this));
        await Grain.Progress(_worker, run!.Run, new AnalysisProgress(2, 3, "a step"));
        Assert.Equal(2, await _steps.Reader.ReadAsync(Token));
        // In whatever order these two arrive.
        await Grain.Progress(_worker, run.Run, new AnalysisProgress(1, 3, "a step"));
        await Grain.Progress(_worker, run.Run, new AnalysisProgress(3, 3, "a step"));

        Assert.Equal(3, await _steps.Reader.ReadAsync(Token));
    }

    [Fact]
    public async Task Progress_OfTheNextRun_BeginsAnew()
    {
        var self = _cluster.Grains.CreateObjectReference<IRunObserver>(this);
        var run = await Grain.Begin(_worker, self);
        await Grain.Progress(_worker, run!.Run, new AnalysisProgress(3, 3, "a step"));
        Assert.Equal(3, await _steps.Reader.ReadAsync(Token));
        await Grain.Release(_worker, ReleaseReason.WorkerLost);
        var next = await Grain.Begin(_worker, self);

        await Grain.Progress(_worker, run.Run, new AnalysisProgress(2, 3, "a step"));
        await Grain.Progress(_worker, next!.Run, new AnalysisProgress(1, 3, "a step"));

        Assert.Equal(1, await _steps.Reader.ReadAsync(Token));
    }
}
