using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Api.Analyses;

/// <summary>An analysis attempt.</summary>
internal sealed record AnalysisAnswer(
    Guid Id,
    Guid DocumentId,
    string Status,
    int AttemptCount,
    Guid? RetryOf,
    Guid? RetriedBy,
    DateTime QueuedAt,
    DateTime? StartedAt,
    DateTime? FinishedAt,
    long Version,
    ErrorAnswer? Error,
    AnalyzerAnswer? Analyzer,
    [property: JsonConverter(typeof(RawJson))] Utf8Json? Result)
{
    public static AnalysisAnswer Of(Analysis analysis) => new(
        analysis.Id.Value,
        analysis.DocumentId.Value,
        analysis.Status.Name(),
        analysis.AttemptCount,
        analysis.RetryOf?.Value,
        analysis.RetriedBy?.Value,
        analysis.QueuedAt.UtcDateTime,
        analysis.StartedAt?.UtcDateTime,
        analysis.FinishedAt?.UtcDateTime,
        analysis.Version,
        analysis.Error is { } error ? new ErrorAnswer(error.Code.Name(), error.Message) : null,
        analysis.Analyzer is { } analyzer ? AnalyzerAnswer.Of(analyzer) : null,
        analysis.Result);
}

/// <summary>Why an attempt failed.</summary>
internal sealed record ErrorAnswer(string Code, string Message);

/// <summary>Who judged, and what a model has cost; without the latter where none was asked.</summary>
internal sealed record AnalyzerAnswer(
    string Name,
    string Version,
    string? Model,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TokensAnswer? Tokens)
{
    public static AnalyzerAnswer Of(AnalyzerInfo analyzer) => new(
        analyzer.Name,
        analyzer.Version,
        analyzer.Model,
        analyzer.Tokens is { } tokens ? new TokensAnswer(tokens.Input, tokens.Output) : null);
}

/// <summary>What a model has cost, in its tokens.</summary>
internal sealed record TokensAnswer(long Input, long Output);

/// <summary>How statuses and error codes are told.</summary>
internal static class AnalysisWords
{
    public static string Name(this AnalysisStatus status) => status switch
    {
        AnalysisStatus.Queued => "queued",
        AnalysisStatus.Processing => "processing",
        AnalysisStatus.Completed => "completed",
        AnalysisStatus.Failed => "failed",
        _ => throw new UnreachableException(),
    };

    public static string Name(this AnalysisErrorCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}

/// <summary>Writes a report as it was stored, byte for byte.</summary>
internal sealed class RawJson : JsonConverter<Utf8Json>
{
    /// <inheritdoc/>
    public override Utf8Json Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new InvalidOperationException("Reports are only told.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Utf8Json value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Bytes, skipInputValidation: true);
}
