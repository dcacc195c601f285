using Microsoft.Extensions.Options;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// Whether the cluster's queue is full, counted in the database at most every 250 ms in each silo: exceeded by no more than what
/// is accepted in that time.
/// </summary>
internal sealed class QueueBound(AnalysisQueue queue, DatabaseClock clock, IOptions<AnalysisOptions> options)
{
    private static readonly TimeSpan _good = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private Task<int> _count = Task.FromResult(0);
    private long _countedAt;

    /// <summary>Beyond it, callers get 503 and not a longer wait.</summary>
    public async Task<bool> IsFull()
    {
        Task<int> count;
        lock (_lock)
        {
            if (_count.IsCompleted && (_countedAt == 0 || clock.GetElapsedTime(_countedAt) >= _good))
            {
                _countedAt = clock.GetTimestamp();
                _count = queue.Depth(options.Value.MaxQueued, CancellationToken.None);
            }

            count = _count;
        }

        return await count >= options.Value.MaxQueued;
    }
}
