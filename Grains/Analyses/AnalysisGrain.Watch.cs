using Orleans.Utilities;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>Those who look on: told at once of each change, and of the run's steps, which nobody would tell without them.</summary>
internal sealed partial class AnalysisGrain
{
    private static readonly TimeSpan _watchLease = TimeSpan.FromSeconds(30);

    private ObserverManager<IAnalysisWatcher>? _watchers;
    private AnalysisProgress? _progress;

    /// <inheritdoc/>
    public async Task<Outcome<Analysis>> Watch(GuestId owner, IAnalysisWatcher watcher)
    {
        var outcome = await Get(owner);
        if (!outcome.TryGet(out _, out _) || persistent.State.IsFinal)
        {
            return outcome;
        }

        _watchers ??= new ObserverManager<IAnalysisWatcher>(_watchLease, logger);
        var before = _watchers.Count;
        _watchers.Subscribe(watcher, watcher);
        if (_progress is null && _running is { } running)
        {
            // Until the run has told a step: the first word of it may have come before the worker knew of the run.
            await running.Worker.Watched(Id, running.Run);
        }
        else if (_progress is { } progress && _watchers.Count > before)
        {
            await watcher.Progressed(Id, progress);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public async Task Progress(WorkerId worker, int run, AnalysisProgress progress)
    {
        if (persistent is { RecordExists: true, State.Status: AnalysisStatus.Processing } && persistent.State.Run == run && persistent.State.Worker == worker
            && _watchers is { } watchers && !(_progress?.Step > progress.Step))
        {
            // A call may overtake another: a run never goes back.
            _progress = progress;
            await watchers.Notify(watcher => watcher.Progressed(Id, progress));
        }
    }

    private async Task TellWatchers()
    {
        _progress = null;
        if (_watchers is { Count: > 0 } watchers)
        {
            await watchers.Notify(watcher => watcher.Changed(Id));
        }
    }
}
