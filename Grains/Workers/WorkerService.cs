using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// The worker's life in the silo: from when the silo is active until before it leaves the cluster, so that what is unfinished can
/// still go back through its grains.
/// </summary>
internal sealed partial class WorkerService(
    Worker worker,
    WorkerLease lease,
    WorkerLine line,
    Sweep sweep,
    AnalysisQueue queue,
    IGrainFactory grains,
    TimeProvider time,
    IOptions<AnalysisOptions> options,
    ILogger<WorkerService> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // How often a silo with room looks for what nobody holds. Work of its own grains does not wait for this.
    private static readonly TimeSpan _search = TimeSpan.FromMilliseconds(500);

    // A guest whose attempts stand behind this many of others' is found once those are fewer.
    private const int Horizon = 10_000;

    private readonly CancellationTokenSource _stopping = new();
    private IRunObserver? _self;
    private Task _loops = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(WorkerService), ServiceLifecycleStage.Active + 1, Start, Stop);

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task Start(CancellationToken cancellation)
    {
        await grains.Sweeper().Watch();
        _self = grains.CreateObjectReference<IRunObserver>(worker);
        await lease.Renew(cancellation);
        line.Open();
        _loops = Task.WhenAll(
            [
                Repeat(WorkerLease.Renewal, lease.Renew),
                Repeat(_search, Search),
                Repeat(WorkerLease.Renewal, sweep.Run),
                .. Enumerable.Range(0, options.Value.SlotsPerSilo).Select(_ => Task.Run(() => worker.RunSlot(_self, _stopping.Token))),
            ]);
    }

    private async Task Stop(CancellationToken cancellation)
    {
        line.Close();
        await _stopping.CancelAsync();
        await _loops;
        // What is left is nobody's fault: it goes back unheld, and another silo has it before this lease would have run out.
        await Task.WhenAll(line.Inside().Select(Release));
        try
        {
            await lease.GiveUp(cancellation);
        }
        catch (Exception exception)
        {
            LogNotGivenUp(logger, exception);
        }

        if (_self is not null)
        {
            grains.DeleteObjectReference<IRunObserver>(_self);
        }
    }

    private async Task Search(CancellationToken cancellation)
    {
        var room = line.Room;
        if (room == 0 || !lease.IsHeld)
        {
            return;
        }

        foreach (var waiting in await queue.Unheld(room, Horizon, cancellation))
        {
            line.TryEnter(waiting.Analysis, waiting.Owner);
        }
    }

    private async Task Release(AnalysisId analysis)
    {
        try
        {
            await grains.AnalysisRun(analysis).Release(lease.Worker, ReleaseReason.Released);
        }
        catch (Exception exception)
        {
            // Its lease runs out, and then the others' sweep releases it.
            LogNotReleased(logger, analysis.Value, exception);
        }
    }

    private async Task Repeat(TimeSpan period, Func<CancellationToken, Task> act)
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            do
            {
                await Once(act);
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            LogStopped(logger);
        }
    }

    private async Task Once(Func<CancellationToken, Task> act)
    {
        try
        {
            await act(_stopping.Token);
        }
        catch (Exception exception)
        {
            // Also while stopping, when a round may fail in any way: the loop's own condition ends it, and the release comes after.
            LogRoundFailed(logger, act.Method.Name, exception);
        }
    }

    [LoggerMessage(1601, LogLevel.Warning, "{Round} failed; the next round tries again")]
    private static partial void LogRoundFailed(ILogger logger, string round, Exception exception);

    [LoggerMessage(1602, LogLevel.Warning, "Analysis {Analysis} could not be released; it is when this worker's lease has run out")]
    private static partial void LogNotReleased(ILogger logger, Guid analysis, Exception exception);

    [LoggerMessage(1603, LogLevel.Warning, "The lease was not given up; it runs out by itself")]
    private static partial void LogNotGivenUp(ILogger logger, Exception exception);

    [LoggerMessage(1604, LogLevel.Debug, "A loop of the worker has stopped")]
    private static partial void LogStopped(ILogger logger);
}
