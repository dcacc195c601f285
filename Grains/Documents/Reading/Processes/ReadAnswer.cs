using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Documents.Reading.Processes;

/// <summary>What came of one file, as it travels from the reader process: a document, or why there is none.</summary>
internal sealed record ReadAnswer
{
    public ReadRefusal? Refusal { get; init; }

    public ReadDocument? Document { get; init; }

    public static ReadAnswer Of(Outcome<ReadDocument> outcome) => outcome.TryGet(out var document, out var refusal)
        ? new ReadAnswer { Document = document }
        : new ReadAnswer { Refusal = new ReadRefusal(refusal.Code, refusal.Detail, refusal.Reason) };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ReadAnswerJson.Default.ReadAnswer);

    /// <exception cref="JsonException">This is no answer.</exception>
    public static Outcome<ReadDocument> FromJson(byte[] json) => JsonSerializer.Deserialize(json, ReadAnswerJson.Default.ReadAnswer) switch
    {
        { Document: { Text: not null, Layout: not null, MediaType: not null, Warnings: not null } document } => document,
        { Refusal: { Detail: not null } refusal } => new Refusal(refusal.Code, refusal.Detail, refusal.Reason),
        _ => throw new JsonException("An answer has a document or a refusal."),
    };
}

/// <summary>Why a file was not read.</summary>
internal sealed record ReadRefusal(RefusalCode Code, string Detail, UnreadableReason? Reason);

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ReadAnswer))]
[JsonSerializable(typeof(ReadingOptions))]
[JsonSerializable(typeof(IReadOnlyList<DocumentWarning>))]
internal sealed partial class ReadAnswerJson : JsonSerializerContext;
