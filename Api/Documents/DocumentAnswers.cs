using System.Text.Json.Serialization;
using OrleansResume.Api.Analyses;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;

namespace OrleansResume.Api.Documents;

/// <summary>A document.</summary>
internal record DocumentAnswer(
    Guid Id,
    string FileName,
    string MediaType,
    long SizeBytes,
    string Sha256,
    int? PageCount,
    int WordCount,
    IReadOnlyList<WarningAnswer> Warnings,
    DateTime CreatedAt,
    DateTime ExpiresAt)
{
    public static DocumentAnswer Of(Document document) => new(
        document.Id.Value,
        document.FileName,
        document.MediaType,
        document.SizeBytes,
        document.Sha256,
        document.PageCount,
        document.WordCount,
        [.. document.Warnings.Select(warning => new WarningAnswer(warning.Code, warning.Message))],
        document.CreatedAt.UtcDateTime,
        document.ExpiresAt.UtcDateTime);
}

/// <summary>A document and its newest analysis.</summary>
internal sealed record DocumentWithAnalysis : DocumentAnswer
{
    private DocumentWithAnalysis(DocumentAnswer document)
        : base(document)
    {
    }

    /// <summary>Null where there is none.</summary>
    [JsonPropertyOrder(1)]
    public LatestAnalysis? LatestAnalysis { get; private init; }

    public static DocumentWithAnalysis Of(Document document, Analysis? latest) => new(Of(document))
    {
        LatestAnalysis = latest is null ? null : new LatestAnalysis(latest.Id.Value, latest.Status.Name(), latest.AttemptCount),
    };
}

/// <summary>Where a document's newest analysis stands.</summary>
internal sealed record LatestAnalysis(Guid Id, string Status, int AttemptCount);

/// <summary>Something in a file that a reader may trip over.</summary>
internal sealed record WarningAnswer(string Code, string Message);
