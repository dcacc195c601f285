using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Documents;

/// <summary>
/// The resumes that this silo made of its documents last. Parsing is the one thing that a guest can ask for without a limit, so few
/// are parsed at once, the same one never twice at once, and what came of it is kept for a while, a refusal too.
/// </summary>
internal sealed class ResumeCache(TimeProvider clock, int slots) : IDisposable
{
    private const long MostBytes = 16L * 1024 * 1024;
    private static readonly TimeSpan _unasked = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longestParse = TimeSpan.FromSeconds(10);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly ConcurrentDictionary<DocumentId, Lazy<Task<Outcome<Utf8Json>?>>> _parsing = new();
    private readonly SemaphoreSlim _slots = new(slots);

    /// <summary>Half of the processors: the rest judge and answer.</summary>
    public static int Slots => Math.Max(1, Environment.ProcessorCount / 2);

    private static Refusal Busy => new(RefusalCode.Overloaded, "All parsers are busy. Ask again in a moment.", RetryAfter: _longestWait);

    /// <summary>The resume of a document, or why there is none; null where its text is gone.</summary>
    /// <param name="document">Which.</param>
    /// <param name="read">Reads it, where nothing is kept of it; called off the grain's turn.</param>
    public async Task<Outcome<Utf8Json>?> Of(DocumentId document, Func<Task<DocumentReading?>> read)
    {
        if (_kept.Get<Outcome<Utf8Json>>(document) is { } kept)
        {
            return kept;
        }

        var parse = _parsing.GetOrAdd(document, id => new Lazy<Task<Outcome<Utf8Json>?>>(() => Task.Run(() => Parse(id, read))));
        return await parse.Value;
    }

    /// <summary>Drops it: the document is being deleted.</summary>
    public void Forget(DocumentId document) => _kept.Remove(document);

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        _slots.Dispose();
    }

    private async Task<Outcome<Utf8Json>?> Parse(DocumentId document, Func<Task<DocumentReading?>> read)
    {
        try
        {
            if (!await _slots.WaitAsync(_longestWait))
            {
                return Busy;
            }

            try
            {
                return await read() is { } reading ? Kept(document, await OffThePool(() => Parse(reading))) : null;
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            _parsing.TryRemove(document, out _);
        }
    }

    // Where nothing was parsed before, a parse takes seconds of what the silo's grains and its answers to the cluster wait for.
    private static Task<Outcome<Utf8Json>> OffThePool(Func<Outcome<Utf8Json>> parse) => Task.Factory.StartNew(
        parse, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    private Outcome<Utf8Json> Parse(DocumentReading reading)
    {
        using var deadline = new CancellationTokenSource(_longestParse, clock);
        try
        {
            var parsed = ResumeParser.Parse(reading.Text, DocumentLayout.FromJson(reading.Layout), new WorkBudget(cancellation: deadline.Token));
            return new Utf8Json(JsonSerializer.SerializeToUtf8Bytes(parsed.Resume, ReportJson.Options));
        }
        catch (TooComplexException)
        {
            return Unreadable.TooComplex;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // How long it takes is this machine's doing and not the document's: never kept.
            return Busy;
        }
    }

    private Outcome<Utf8Json> Kept(DocumentId document, Outcome<Utf8Json> outcome)
    {
        var isTold = outcome.TryGet(out var resume, out var refusal);
        if (isTold || refusal!.Code != RefusalCode.Overloaded)
        {
            _kept.Set(document, outcome, new MemoryCacheEntryOptions { Size = (resume?.Bytes.Length ?? 0) + 200, SlidingExpiration = _unasked });
        }

        return outcome;
    }
}
