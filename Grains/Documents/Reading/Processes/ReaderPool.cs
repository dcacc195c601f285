using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>
/// Warm reader processes, one file at a time each: what a hostile file does, it does to its own reader, and to nobody else. Reused
/// while they are well, ended and replaced where they are not, ended with the silo.
/// </summary>
internal sealed partial class ReaderPool(
    FindReaderCommand find,
    IOptions<ReadingOptions> options,
    ReaderMetrics metrics,
    TimeProvider time,
    ILogger<ReaderPool> logger) : IDocumentReader, IHostedService, IDisposable
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    private readonly ReadingOptions _options = options.Value;
    private readonly SemaphoreSlim _places = new(options.Value.Readers);
    private readonly Stack<ReaderProcess> _idle = new();
    private readonly HashSet<ReaderProcess> _busy = [];
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task<ReaderCommand>? _command;
    private int _replaced;
    private int _failedStarts;
    private long _failedAt;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _idle.Count + _busy.Count;
            }
        }
    }

    /// <summary>How many had to be replaced.</summary>
    public int Replaced => _replaced;

    /// <summary>Why readers could reach the network; null where they cannot, or where none has started.</summary>
    public string? NotIsolated => _command is { IsCompletedSuccessfully: true } command ? command.GetAwaiter().GetResult().NotIsolated : null;

    /// <inheritdoc/>
    public async Task<Outcome<ReadDocument>> Read(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (!await _places.WaitAsync(_options.MaxWait, cancellation))
        {
            return Overloaded();
        }

        try
        {
            // A reader that was ended from outside says nothing of the file: another reads it, once.
            return await ReadOnce(content) ?? await ReadOnce(content) ?? Unreadable.TooComplex;
        }
        catch (ReaderStartException exception)
        {
            LogNotStarted(logger, exception.Message);
            return Overloaded();
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Nobody waits for it: the first file would start one.
        _ = Task.WhenAll(Enumerable.Range(0, _options.Readers).Select(_ => Refill()));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        lock (_lock)
        {
            foreach (var reader in _idle.Concat(_busy))
            {
                reader.Dispose();
            }

            _idle.Clear();
            _busy.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _places.Dispose();
    }

    // Null where the reader was ended from outside.
    private async Task<Outcome<ReadDocument>?> ReadOnce(ReadOnlyMemory<byte> content)
    {
        var reader = await Take();
        var (outcome, fault) = await reader.Read(content);
        if (fault is null && reader.IsUsed)
        {
            fault = ReaderFault.Used;
        }

        GiveBack(reader, isWell: fault is null);
        if (fault is { } why)
        {
            Interlocked.Increment(ref _replaced);
            metrics.Replaced(why);
            LogReplaced(logger, why);
            _ = Task.Run(Refill);
        }

        return outcome ?? (fault == ReaderFault.Killed ? null : (Outcome<ReadDocument>)Unreadable.TooComplex);
    }

    private async Task<ReaderProcess> Take()
    {
        for (var tried = 0; tried <= _options.Readers; tried++)
        {
            ReaderProcess? reader;
            lock (_lock)
            {
                if (_idle.TryPop(out reader))
                {
                    _busy.Add(reader);
                }
            }

            if (reader is null)
            {
                reader = await StartOne();
                lock (_lock)
                {
                    _busy.Add(reader);
                }
            }

            if (reader.IsAlive)
            {
                return reader;
            }

            GiveBack(reader, isWell: false);
            metrics.Replaced(ReaderFault.Killed);
        }

        throw new ReaderStartException("Readers end as soon as they have started.");
    }

    private void GiveBack(ReaderProcess reader, bool isWell)
    {
        lock (_lock)
        {
            _busy.Remove(reader);
            if (isWell && !_stopping.IsCancellationRequested && _idle.Count + _busy.Count < _options.Readers)
            {
                _idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }

    private async Task Refill()
    {
        try
        {
            if (Count < _options.Readers)
            {
                var reader = await StartOne();
                GiveBack(reader, isWell: true);
            }
        }
        catch (Exception exception) when (exception is ReaderStartException or OperationCanceledException)
        {
            LogNotStarted(logger, exception.Message);
        }
    }

    // What cannot start is not tried again at once by everybody.
    private async Task<ReaderProcess> StartOne()
    {
        var pause = TimeSpan.FromSeconds(Math.Min(_longestPause.TotalSeconds, (1 << Math.Min(_failedStarts, 10)) - 1));
        if (_failedStarts > 0 && time.GetElapsedTime(_failedAt) < pause)
        {
            throw new ReaderStartException("Readers do not start here; the next try is put off.");
        }

        try
        {
            Task<ReaderCommand> command;
            lock (_lock)
            {
                command = _command is null or { IsFaulted: true } or { IsCanceled: true } ? _command = find(_stopping.Token) : _command;
            }

            var reader = await ReaderProcess.Start(await command, _options, time, _stopping.Token);
            Volatile.Write(ref _failedStarts, 0);
            return reader;
        }
        catch (ReaderStartException)
        {
            Interlocked.Increment(ref _failedStarts);
            Volatile.Write(ref _failedAt, time.GetTimestamp());
            throw;
        }
    }

    private Refusal Overloaded() =>
        new(RefusalCode.Overloaded, "All readers are busy. Send the document again in a moment.", RetryAfter: _options.MaxWait);

    [LoggerMessage(1021, LogLevel.Warning, "A reader was replaced: {Fault}")]
    private static partial void LogReplaced(ILogger logger, ReaderFault fault);

    [LoggerMessage(1022, LogLevel.Error, "No reader: {Why}")]
    private static partial void LogNotStarted(ILogger logger, string why);
}
