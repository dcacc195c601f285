using System.Collections.Concurrent;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// Threads of their own for what only computes, in the order in which it was asked for. On the pool, as many judgements as there are
/// slots would take its few threads, above all in a silo that has just started and judges slowly: its grains, its part of the grain
/// directory and its answers to other silos' probes would wait for them, and with these the cluster.
/// </summary>
internal sealed class JudgingThreads : TaskScheduler, IDisposable
{
    private const TaskCreationOptions Options = TaskCreationOptions.RunContinuationsAsynchronously | TaskCreationOptions.DenyChildAttach | TaskCreationOptions.HideScheduler;

    // Not disposed of: the threads read it until the last one has ended.
    private readonly BlockingCollection<Task> _asked = [];
    private readonly Lock _lock = new();
    private readonly int _slots;
    private int _count;
    private volatile bool _haveJudged;

    /// <summary>Starts them: as many as there are processors, or slots where those are fewer.</summary>
    /// <param name="slots">How many may ask at once.</param>
    public JudgingThreads(int slots)
    {
        _slots = slots;
        Grow(Math.Min(slots, Environment.ProcessorCount));
    }

    /// <summary>Something was computed here: what it needs has been loaded and made.</summary>
    public bool HaveJudged => _haveJudged;

    /// <summary>How many there are at once.</summary>
    public override int MaximumConcurrencyLevel
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Computes on one of them.</summary>
    /// <param name="judge">Computes, and waits for nothing.</param>
    /// <param name="cancellation">Takes it back while it waits for its turn; once it has begun, it has to look for itself.</param>
    public async Task<T> Run<T>(Func<T> judge, CancellationToken cancellation)
    {
        var begun = false;
        var judging = Task.Factory.StartNew(Judged, cancellation, Options, this);
        try
        {
            return await judging.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (Interlocked.Exchange(ref begun, true))
        {
            return await judging;
        }

        T Judged()
        {
            if (Interlocked.Exchange(ref begun, true))
            {
                throw new OperationCanceledException(cancellation);
            }

            var judged = judge();
            _haveJudged = true;
            return judged;
        }
    }

    /// <summary>
    /// From now on each slot has its thread: one was left behind by what does not come back, and those that come are not to wait for it.
    /// Those that waited until then have waited in vain where as many as there are processors did not come back.
    /// </summary>
    public void OneForEachSlot() => Grow(_slots);

    /// <summary>Takes nothing more; the threads end when what was asked for is done.</summary>
    public void Dispose() => _asked.CompleteAdding();

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _asked.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. _asked];

    private void Grow(int count)
    {
        lock (_lock)
        {
            for (; _count < count; _count++)
            {
                // Without the context of whoever happened to ask first.
                new Thread(Judge) { IsBackground = true, Name = "judging" }.UnsafeStart();
            }
        }
    }

    private void Judge()
    {
        foreach (var asked in _asked.GetConsumingEnumerable())
        {
            // Nothing happens where it was taken back; what it throws is its asker's.
            TryExecuteTask(asked);
        }
    }
}
