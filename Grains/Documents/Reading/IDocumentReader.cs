using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>
/// The seam behind which files are read: bytes in, text and layout out. Whoever calls it knows neither formats nor libraries,
/// nor in which process the reading happens.
/// </summary>
public interface IDocumentReader
{
    /// <summary>
    /// Reads a file, off the caller's turn. Refuses with <see cref="RefusalCode.UnsupportedMediaType"/>,
    /// <see cref="RefusalCode.DocumentUnreadable"/> and its reason, or <see cref="RefusalCode.Overloaded"/> where no reader
    /// was free for 2 s. No file makes it throw.
    /// </summary>
    /// <param name="content">The bytes as they came; not changed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Outcome<ReadDocument>> Read(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

/// <summary>A file that was read.</summary>
/// <param name="MediaType">Decided from the content.</param>
/// <param name="Text">Reading order, LF between lines, no BOM, no control characters but LF; at most <see cref="ReadingOptions.MaxCharacters"/>.</param>
/// <param name="Layout">One entry a line of the text, and facts of the file.</param>
/// <param name="PageCount">Pages; null where the format has none until it is laid out.</param>
/// <param name="WordCount">Words of the text.</param>
/// <param name="Warnings">What other readers of the file may trip over.</param>
public sealed record ReadDocument(
    string MediaType,
    string Text,
    DocumentLayout Layout,
    int? PageCount,
    int WordCount,
    IReadOnlyList<GrainInterfaces.Documents.DocumentWarning> Warnings);
