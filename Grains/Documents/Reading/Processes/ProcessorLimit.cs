namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>
/// Cancels the reading of one file once this process has used so much processor time for it: less than its time on the wall, so
/// that a file that only burns is given up sooner than one that a busy machine keeps waiting.
/// </summary>
internal sealed class ProcessorLimit : IDisposable
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _begun = Environment.CpuUsage.TotalTime;
    private readonly TimeSpan _most;
    private readonly CancellationTokenSource _reading;
    private readonly Timer _timer;

    public ProcessorLimit(TimeSpan most, CancellationTokenSource reading)
    {
        (_most, _reading) = (most, reading);
        _timer = new Timer(static limit => ((ProcessorLimit)limit!).Look(), this, _look, _look);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A look that is under way must not meet a source that is gone.
        using var idle = new ManualResetEvent(false);
        if (_timer.Dispose(idle))
        {
            idle.WaitOne();
        }
    }

    private void Look()
    {
        if (Environment.CpuUsage.TotalTime - _begun > _most)
        {
            _reading.Cancel();
        }
    }
}
