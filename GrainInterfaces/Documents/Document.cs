using System.Collections.Immutable;

namespace OrleansResume.GrainInterfaces.Documents;

/// <summary>What is known of a document, without its content.</summary>
/// <param name="Id">The document.</param>
/// <param name="FileName">The name that the uploader gave, without folders or control characters, 1 to 255 characters.</param>
/// <param name="MediaType">Decided from the content, such as <c>application/pdf</c>.</param>
/// <param name="SizeBytes">Length of the original, in bytes.</param>
/// <param name="Sha256">Hash of the original, 64 lower-case hexadecimal digits.</param>
/// <param name="PageCount">Pages; null where the format has none until it is laid out.</param>
/// <param name="WordCount">Words of the visible text.</param>
/// <param name="Warnings">What a reader of the file may trip over.</param>
/// <param name="CreatedAt">When it was accepted (UTC, the database's clock).</param>
/// <param name="ExpiresAt">When it is erased (UTC).</param>
[GenerateSerializer, Immutable, Alias("Document")]
public sealed record Document(
    [property: Id(0)] DocumentId Id,
    [property: Id(1)] string FileName,
    [property: Id(2)] string MediaType,
    [property: Id(3)] long SizeBytes,
    [property: Id(4)] string Sha256,
    [property: Id(5)] int? PageCount,
    [property: Id(6)] int WordCount,
    [property: Id(7)] ImmutableArray<DocumentWarning> Warnings,
    [property: Id(8)] DateTimeOffset CreatedAt,
    [property: Id(9)] DateTimeOffset ExpiresAt);
