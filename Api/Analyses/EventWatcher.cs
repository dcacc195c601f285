using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Api.Analyses;

/// <summary>What one stream has been told and has not passed on: only the newest of each, however slow its reader is.</summary>
internal sealed class EventWatcher : IAnalysisWatcher
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _told = Untold();
    private AnalysisProgress? _progress;
    private bool _hasChanged;

    /// <summary>Completed while something was told and not taken.</summary>
    public Task Told
    {
        get
        {
            lock (_lock)
            {
                return _told.Task;
            }
        }
    }

    /// <inheritdoc/>
    public Task Changed(AnalysisId analysis)
    {
        lock (_lock)
        {
            // A step that nobody has heard of yet belongs to what it was before.
            (_hasChanged, _progress) = (true, null);
            _told.TrySetResult();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Progressed(AnalysisId analysis, AnalysisProgress progress)
    {
        lock (_lock)
        {
            // What is told may come out of order.
            if (_progress is null || _progress.Step < progress.Step)
            {
                _progress = progress;
                _told.TrySetResult();
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>What was told since the last time; a step comes after the change.</summary>
    public (bool HasChanged, AnalysisProgress? Progress) Take()
    {
        lock (_lock)
        {
            var told = (_hasChanged, _progress);
            if (_told.Task.IsCompleted)
            {
                _told = Untold();
            }

            (_hasChanged, _progress) = (false, null);
            return told;
        }
    }

    private static TaskCompletionSource Untold() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
