using Microsoft.Extensions.Logging;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>
/// The reader processes that are well: lends each to one file at a time, ends those that are not well any more, and starts others in
/// their place, which nobody waits for longer than for a busy one.
/// </summary>
internal sealed partial class WarmReaders(FindReaderCommand find, ReadingOptions options, ReaderMetrics metrics, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Stack<ReaderProcess> _idle = new();
    private readonly HashSet<ReaderProcess> _busy = [];
    private readonly HashSet<Task> _starts = [];
    private readonly Dictionary<ReaderFault, int> _replaced = [];
    private readonly CancellationTokenSource _stopping = new();

    // One for each idle reader.
    private readonly SemaphoreSlim _ready = new(0);
    private Task<ReaderCommand>? _command;
    private int _starting;
    private int _waiting;
    private int _failedStarts;
    private long _failedAt;

    /// <summary>How many read a file, and how many could.</summary>
    public (int Busy, int Idle) Count
    {
        get
        {
            lock (_lock)
            {
                return (_busy.Count, _idle.Count);
            }
        }
    }

    /// <summary>How many were replaced, by what was wrong.</summary>
    public IReadOnlyDictionary<ReaderFault, int> Replaced
    {
        get
        {
            lock (_lock)
            {
                return new Dictionary<ReaderFault, int>(_replaced);
            }
        }
    }

    /// <summary>How they are started; null where that is not known yet, or could not be found out.</summary>
    public ReaderCommand? Command => Volatile.Read(ref _command) is { IsCompletedSuccessfully: true } command ? command.GetAwaiter().GetResult() : null;

    /// <summary>Starts as many as there may be. Ends when each is warm, or has failed.</summary>
    public async Task StartAll()
    {
        for (var i = 0; i < options.Readers; i++)
        {
            StartMore();
        }

        await Starts();
    }

    /// <summary>One for a file, to be given back; null where none is free in this time, or too many wait already.</summary>
    public async Task<ReaderProcess?> Take(TimeSpan longest, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (await Ready(longest - time.GetElapsedTime(begun), cancellation))
        {
            ReaderProcess? reader;
            lock (_lock)
            {
                if (!_idle.TryPop(out reader))
                {
                    // They were all ended, with the silo.
                    return null;
                }

                _busy.Add(reader);
            }

            if (reader.IsAlive)
            {
                return reader;
            }

            GiveBack(reader, ReaderFault.Killed);
        }

        return null;
    }

    /// <summary>Takes one back: for the next file, or to end it and start another where something was wrong.</summary>
    public void GiveBack(ReaderProcess reader, ReaderFault? fault)
    {
        lock (_lock)
        {
            _busy.Remove(reader);
            if (fault is null && !_stopping.IsCancellationRequested)
            {
                _idle.Push(reader);
                _ready.Release();
                return;
            }
        }

        reader.Dispose();
        if (fault is not { } why || _stopping.IsCancellationRequested)
        {
            return;
        }

        lock (_lock)
        {
            _replaced[why] = _replaced.GetValueOrDefault(why) + 1;
        }

        metrics.Replaced(why);
        LogReplaced(logger, why);
        StartMore();
    }

    /// <summary>Ends them all.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync();
        lock (_lock)
        {
            foreach (var reader in _idle)
            {
                reader.Dispose();
            }

            _idle.Clear();
            // Whoever reads from one sees its end, and gives it back.
            foreach (var reader in _busy)
            {
                reader.Kill();
            }
        }

        await Starts();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _ready.Dispose();
    }

    private async Task<bool> Ready(TimeSpan longest, CancellationToken cancellation)
    {
        if (await _ready.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return true;
        }

        StartMore();
        if (longest <= TimeSpan.Zero)
        {
            return false;
        }

        using var late = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.MaxWaiting)
            {
                return false;
            }

            await _ready.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
