using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.GrainInterfaces.Documents;

/// <summary>A file to take in.</summary>
/// <param name="Owner">Who uploads it.</param>
/// <param name="FileName">The name that the uploader gave; only for display.</param>
/// <param name="Content">The bytes as they came. Not to be changed after the call.</param>
[GenerateSerializer, Immutable, Alias("UploadDocument")]
public sealed record UploadDocument(
    [property: Id(0)] GuestId Owner,
    [property: Id(1)] string FileName,
    [property: Id(2)] byte[] Content);

/// <summary>An accepted file.</summary>
/// <param name="Document">The document; the earlier one where the owner had sent the same bytes before.</param>
/// <param name="Created">False where it was there already.</param>
[GenerateSerializer, Immutable, Alias("UploadedDocument")]
public sealed record UploadedDocument([property: Id(0)] Document Document, [property: Id(1)] bool Created);

/// <summary>The original, unchanged.</summary>
/// <param name="FileName">The name to offer for saving.</param>
/// <param name="MediaType">Decided from the content.</param>
/// <param name="Bytes">As uploaded. Not to be changed.</param>
[GenerateSerializer, Immutable, Alias("DocumentContent")]
public sealed record DocumentContent(
    [property: Id(0)] string FileName,
    [property: Id(1)] string MediaType,
    [property: Id(2)] byte[] Bytes);

/// <summary>What was read from a document: the input of an analysis.</summary>
/// <param name="Text">The text in reading order, LF line ends, no BOM.</param>
/// <param name="Layout">How the text stood on the page, as the reader serialized it.</param>
/// <param name="UploadedOn">The date (UTC) of the upload: the only "today" that a report knows.</param>
/// <param name="MediaType">Decided from the content.</param>
[GenerateSerializer, Immutable, Alias("DocumentReading")]
public sealed record DocumentReading(
    [property: Id(0)] string Text,
    [property: Id(1)] byte[] Layout,
    [property: Id(2)] DateOnly UploadedOn,
    [property: Id(3)] string MediaType);
