using System.Collections.Concurrent;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// Threads of their own for what only computes, as many as there are processors, in the order in which it was asked for. On the pool,
/// as many judgements as there are slots would take its few threads, above all in a silo that has just started and judges slowly: its
/// grains, its part of the grain directory and its answers to other silos' probes would wait for them, and with these the cluster.
/// </summary>
internal sealed class JudgingThreads : IDisposable
{
    private readonly BlockingCollection<Task> _asked = [];
    private volatile bool _haveJudged;

    /// <summary>Starts them.</summary>
    public JudgingThreads()
    {
        for (var i = 0; i < Count; i++)
        {
            new Thread(Judge) { IsBackground = true, Name = "judging" }.Start();
        }
    }

    /// <summary>How many there are.</summary>
    public static int Count => Environment.ProcessorCount;

    /// <summary>Something was computed here: what it needs has been loaded and made.</summary>
    public bool HaveJudged => _haveJudged;

    /// <summary>Computes on one of them. It is not taken back while it waits for its turn: whoever does not want it any more says so to what computes.</summary>
    /// <param name="judge">Computes, and waits for nothing.</param>
    public Task<T> Run<T>(Func<T> judge)
    {
        var asked = new Task<T>(judge, TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(asked);
        return asked;
    }

    /// <summary>Takes nothing more; the threads end with what they are at.</summary>
    public void Dispose() => _asked.CompleteAdding();

    private void Judge()
    {
        foreach (var asked in _asked.GetConsumingEnumerable())
        {
            // What it throws is its asker's.
            asked.RunSynchronously(TaskScheduler.Default);
            _haveJudged = true;
        }
    }
}
