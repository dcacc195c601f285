using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// Reads files on threads of their own, a bounded number at once, and as many more wait. A library that hangs cannot be stopped in
/// this process: its sender is told after the time allowed, and its place stays taken until it comes back.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "Its places must outlive a reading that hangs; without a wait handle there is nothing to free.")]
public sealed class DocumentReader : IDocumentReader
{
    private readonly ReadingOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, Outcome<ReadDocument>> _read;

    // Never disposed of: a reading that outlives its time gives its place back on a thread where a throw would end the process.
    private readonly SemaphoreSlim _places;
    private int _waiting;

    /// <summary>A reader within these bounds.</summary>
    public DocumentReader(IOptions<ReadingOptions> options, TimeProvider time)
        : this(options?.Value ?? throw new ArgumentNullException(nameof(options)), time, read: null)
    {
    }

    internal DocumentReader(ReadingOptions options, TimeProvider time, Func<ReadOnlyMemory<byte>, CancellationToken, Outcome<ReadDocument>>? read)
    {
        _options = options;
        _time = time;
        _read = read ?? ((content, cancellation) => FileReading.Read(content, options, cancellation));
        _places = new SemaphoreSlim(options.Readers);
    }

    /// <inheritdoc/>
    public async Task<Outcome<ReadDocument>> Read(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var begun = _time.GetTimestamp();
        if (!await Place(cancellation))
        {
            return new Refusal(RefusalCode.Overloaded, "All readers are busy. Send the document again in a moment.", RetryAfter: _options.MaxWait);
        }

        var reading = OnThread(content);
        var left = _options.MaxAnswer - _time.GetElapsedTime(begun);
        // A turn of the machine's may have taken all that was left.
        var allowed = left < TimeSpan.Zero ? TimeSpan.Zero : left < _options.MaxTime ? left : _options.MaxTime;
        try
        {
            return await reading.WaitAsync(allowed, _time, cancellation);
        }
        catch (TimeoutException)
        {
            return Unreadable.TooComplex;
        }
    }

    private async Task<bool> Place(CancellationToken cancellation)
    {
        if (await _places.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return true;
        }

        using var late = new CancellationTokenSource(_options.MaxWait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            // Each that waits holds its bytes.
            if (Interlocked.Increment(ref _waiting) > _options.MaxWaiting)
            {
                return false;
            }

            await _places.WaitAsync(either.Token);
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

    // A stack that nested files need, which the pool's threads do not have; and a pool that no hung reading can drain.
    private Task<Outcome<ReadDocument>> OnThread(ReadOnlyMemory<byte> content)
    {
        var done = new TaskCompletionSource<Outcome<ReadDocument>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(content, done), FileReading.StackBytes) { IsBackground = true, Name = "document reader" };
        try
        {
            thread.Start();
        }
        catch
        {
            _places.Release();
            throw;
        }

        return done.Task;
    }

    private void Run(ReadOnlyMemory<byte> content, TaskCompletionSource<Outcome<ReadDocument>> done)
    {
        try
        {
            using var late = new CancellationTokenSource(_options.MaxTime, _time);
            done.TrySetResult(_read(content, late.Token));
        }
        catch (Exception exception)
        {
            // Not of the file, which makes nothing throw: a fault of ours, which the caller's caller logs.
            done.TrySetException(exception);
        }
        finally
        {
            _places.Release();
        }
    }
}
