using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Api.Analyses;

/// <summary>What one stream has been told and has not passed on: only the newest of each, however slow its reader is.</summary>
internal sealed class EventWatcher : IAnalysisWatcher, IDisposable
{
    private readonly SemaphoreSlim _told = new(0, 1);
    private readonly Lock _lock = new();
    private AnalysisProgress? _progress;
    private bool _hasChanged;

    /// <inheritdoc/>
    public Task Changed(AnalysisId analysis)
    {
        lock (_lock)
        {
            _hasChanged = true;
            Wake();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Progressed(AnalysisId analysis, AnalysisProgress progress)
    {
        lock (_lock)
        {
            _progress = progress;
            Wake();
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends when something was told, or after a while.</summary>
    public Task Wait(TimeSpan longest, CancellationToken cancellation) => _told.WaitAsync(longest, cancellation);

    /// <summary>What was told since the last time.</summary>
    public (bool HasChanged, AnalysisProgress? Progress) Take()
    {
        lock (_lock)
        {
            var told = (_hasChanged, _progress);
            (_hasChanged, _progress) = (false, null);
            return told;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _told.Dispose();

    private void Wake()
    {
        if (_told.CurrentCount == 0)
        {
            _told.Release();
        }
    }
}
