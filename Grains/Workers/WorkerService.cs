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
    DeadSilos dead,
    AnalysisQueue queue,
    WorkerSlots slots,
    IProcessEnd end,
    IGrainFactory grains,
    TimeProvider time,
    IOptions<AnalysisOptions> options,
    ILogger<WorkerService> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // How often a silo with room looks for what nobody holds. Work of its own grains does not wait for this.
    private static readonly TimeSpan _search = TimeSpan.FromMilliseconds(500);

    // A guest whose attempts stand behind this many of others' is found once those are fewer.
    private const int Horizon = 10_000;

    // A renewal that is not answered by then is asked again: one that hangs must not cost the lease.
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(1500);

    // What has not ended by then when the silo stops is given back all the same; its result would be refused.
    private static readonly TimeSpan _ending = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private IRunObserver? _self;
    private bool _watched;
    private Task _loops = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer)
    {
        // Before anything of this silo's is written down with a time. Without the database there is no silo either.
        observer.Subscribe(nameof(DatabaseClock), ServiceLifecycleStage.First, lease.EnsureClock);
        observer.Subscribe(nameof(WorkerService), ServiceLifecycleStage.Active + 1, Start, Stop);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task Start(CancellationToken cancellation)
    {
        _self = grains.CreateObjectReference<IRunObserver>(worker);
        line.Open(_self);
        // Tried here once, so that the first callers find a place; a database that is away is the loops' business.
        await Once(Renew);
        _loops = Task.WhenAll(
            [
                Repeat(WorkerLease.Renewal, Renew),
                Repeat(_search, Search),
                .. sweep.Rounds.Select(round => Repeat(WorkerLease.Renewal, round)),
                Repeat(WorkerLease.Renewal, dead.FollowCluster),
                Repeat(WorkerLease.Renewal, Watch),
                Repeat(WorkerLease.Renewal, EndIfHung),
                .. Enumerable.Range(0, options.Value.SlotsPerSilo).Select(_ => worker.RunSlot(_self, _stopping.Token)),
            ]);
    }

    private async Task Stop(CancellationToken cancellation)
    {
        line.Close();
        await _stopping.CancelAsync();
        try
        {
            await _loops.WaitAsync(_ending, time, cancellation);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            LogStillRunning(logger);
        }

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

    private Task Renew(CancellationToken cancellation) => lease.Renew(cancellation).WaitAsync(_patience, time, cancellation);

    // The second line, behind the loops of every silo.
    private async Task Watch(CancellationToken cancellation)
    {
        if (!_watched)
        {
            await grains.Sweeper().Watch().WaitAsync(cancellation);
            _watched = true;
        }
    }

    // Nothing but a new process helps where no analyzer comes back. What waits here goes to other silos meanwhile.
    private async Task EndIfHung(CancellationToken cancellation)
    {
        if (slots.AreAllHung)
        {
            await Task.WhenAll(line.Inside().Select(Release)).WaitAsync(cancellation);
        }

        if (slots.AllHungFor > options.Value.Timeout)
        {
            LogAllHung(logger, slots.Total);
            end.End();
        }
    }

    private async Task Search(CancellationToken cancellation)
    {
        if (!lease.IsHeld)
        {
            return;
        }

        var room = line.Room;
        var waiting = await queue.Unheld(room + 1, Horizon, cancellation);
        foreach (var attempt in waiting.Take(room))
        {
            line.TryEnter(attempt.Analysis, attempt.Owner, attempt.QueuedAt);
        }

        line.OthersWait = waiting.Count > room;
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

    [LoggerMessage(1605, LogLevel.Warning, "Some work has not ended; it is given back all the same")]
    private static partial void LogStillRunning(ILogger logger);

    [LoggerMessage(1606, LogLevel.Critical, "All {Slots} slots hang in analyzers that do not come back; this process ends, to be started again")]
    private static partial void LogAllHung(ILogger logger, int slots);

    [LoggerMessage(1604, LogLevel.Debug, "A loop of the worker has stopped")]
    private static partial void LogStopped(ILogger logger);
}
