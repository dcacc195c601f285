using Microsoft.Extensions.Caching.Memory;
using OrleansResume.GrainInterfaces.Documents;

namespace OrleansResume.Grains.Documents;

/// <summary>
/// What was read of this silo's documents that were asked for last, within bounds: an analysis follows an upload at once, and
/// another soon after it. What was read never changes; that it may be told is its grain's to say.
/// </summary>
internal sealed class ReadingCache : IDisposable
{
    private const long MostBytes = 32L * 1024 * 1024;
    private static readonly TimeSpan _unasked = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _readings = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <summary>What is kept of a document; null where nothing is.</summary>
    public DocumentReading? Find(DocumentId document) => _readings.Get<DocumentReading>(document);

    /// <summary>Keeps it for whoever asks next.</summary>
    public void Keep(DocumentId document, DocumentReading reading) => _readings.Set(
        document, reading, new MemoryCacheEntryOptions { Size = (2L * (reading.Text.Length + reading.Layout.Length)) + 200, SlidingExpiration = _unasked });

    /// <summary>Drops it: the document is being deleted.</summary>
    public void Forget(DocumentId document) => _readings.Remove(document);

    /// <inheritdoc/>
    public void Dispose() => _readings.Dispose();
}
