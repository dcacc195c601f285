using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Health;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>
/// Reads files in warm processes, one file at a time each: what a hostile file does, it does to its own reader, and to nobody else.
/// Each file has an answer by one deadline, whatever happens on the way to it.
/// </summary>
internal sealed class ReaderPool : IDocumentReader, IHostedLifecycleService, IDisposable
{
    // A reader that was ended from outside is not tried again with less than this.
    private static readonly TimeSpan _leastToRead = TimeSpan.FromSeconds(1);

    // What else the silo does is not kept back for longer.
    private static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(10);

    private readonly ReadingOptions _options;
    private readonly ReaderMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly WarmReaders _readers;
    private Task? _started;

    public ReaderPool(FindReaderCommand find, IOptions<ReadingOptions> options, ReaderMetrics metrics, TimeProvider time, ILogger<ReaderPool> logger)
    {
        (_options, _metrics, _time) = (options.Value, metrics, time);
        _readers = new WarmReaders(find, _options, metrics, time, logger);
        metrics.Watch(() => _readers.Count);
    }

    /// <summary>How many there are.</summary>
    public int Count => AtWork.Busy + AtWork.Idle;

    /// <summary>How many of them read a file, and how many could.</summary>
    public (int Busy, int Idle) AtWork => _readers.Count;

    /// <summary>How many had to be replaced, by what was wrong.</summary>
    public IReadOnlyDictionary<ReaderFault, int> Replaced => _readers.Replaced;

    /// <summary>What an operator is told of them: nothing is isolated before it is known to be.</summary>
    public ReadersInUse InUse() => _readers.Command is { } command
        ? new ReadersInUse(Count, string.Join("; ", new[] { command.NetworkOpen, command.FilesOpen }.Where(why => why is not null)) is { Length: > 0 } why ? why : null)
        {
            ReachNetwork = command.NetworkOpen is not null,
            ReachFiles = command.FilesOpen is not null,
        }
        : new ReadersInUse(Count, "How readers start here is not known: none has started yet, or none can.");

    /// <inheritdoc/>
    public async Task<Outcome<ReadDocument>> Read(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var begun = _time.GetTimestamp();
        return await ReadOnce(content, begun, cancellation)
            // A reader that was ended from outside says nothing of the file: another reads it, once.
            ?? (Left(begun) < _leastToRead + ReaderProcess.Grace ? Overloaded() : await ReadOnce(content, begun, cancellation))
            ?? Unreadable.TooComplex;
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started = _readers.StartAll();
        return Task.CompletedTask;
    }

    /// <summary>They have started beside everything else: who is told that the silo is ready meets warm ones, unless they take too long.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken) => await (_started ?? Task.CompletedTask)
        .WaitAsync(_longestStart, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _readers.Stop();

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _readers.Dispose();

    // Null where the reader was ended from outside.
    private async Task<Outcome<ReadDocument>?> ReadOnce(ReadOnlyMemory<byte> content, long begun, CancellationToken cancellation)
    {
        var waited = _time.GetTimestamp();
        var reader = await _readers.Take(Least(_options.MaxWait, Left(begun) - _leastToRead), cancellation);
        _metrics.Waited(_time.GetElapsedTime(waited));
        if (reader is null)
        {
            return Overloaded();
        }

        ReaderFault? fault = ReaderFault.Ours;
        try
        {
            var allowed = Least(_options.MaxTime, Left(begun) - ReaderProcess.Grace);
            var read = _time.GetTimestamp();
            (var outcome, fault) = await reader.Read(content, allowed);
            if (fault is null && reader.IsUsed)
            {
                fault = ReaderFault.Used;
            }

            var isCut = allowed < _options.MaxTime && _time.GetElapsedTime(read) >= allowed;
            return (outcome ?? (fault == ReaderFault.Killed ? null : (Outcome<ReadDocument>)Unreadable.TooComplex)) is { } told ? Told(told, isCut) : null;
        }
        finally
        {
            _readers.GiveBack(reader, fault);
        }
    }

    // What had to wait was not given its whole time: where that was too little, nothing is known of the file.
    private Outcome<ReadDocument> Told(Outcome<ReadDocument> outcome, bool isCut) =>
        isCut && !outcome.TryGet(out _, out var refusal) && refusal.Reason == UnreadableReason.TooComplex ? Overloaded() : outcome;

    private TimeSpan Left(long begun) => _options.MaxAnswer - _time.GetElapsedTime(begun);

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private Refusal Overloaded() =>
        new(RefusalCode.Overloaded, "All readers are busy. Send the document again in a moment.", RetryAfter: _options.MaxWait);
}
