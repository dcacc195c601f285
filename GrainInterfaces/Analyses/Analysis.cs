using System.Text.Json.Serialization;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>One attempt at analysing a document, as its owner sees it.</summary>
/// <param name="Id">The attempt.</param>
/// <param name="DocumentId">What is analysed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="AttemptCount">1 for a first attempt; a retry is its parent's plus 1.</param>
/// <param name="RetryOf">The failed attempt that this one repeats.</param>
/// <param name="RetriedBy">The attempt that repeats this one.</param>
/// <param name="QueuedAt">When it was accepted (UTC, the database's clock).</param>
/// <param name="StartedAt">When a worker began it, the last time.</param>
/// <param name="FinishedAt">When it became final.</param>
/// <param name="Version">Counts the transitions, from 1.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
/// <param name="Analyzer">Who judged; null until somebody did.</param>
/// <param name="Result">The report; null unless completed.</param>
[GenerateSerializer, Immutable, Alias("Analysis")]
public sealed record Analysis(
    [property: Id(0)] AnalysisId Id,
    [property: Id(1)] DocumentId DocumentId,
    [property: Id(2)] AnalysisStatus Status,
    [property: Id(3)] int AttemptCount,
    [property: Id(4)] AnalysisId? RetryOf,
    [property: Id(5)] AnalysisId? RetriedBy,
    [property: Id(6)] DateTimeOffset QueuedAt,
    [property: Id(7)] DateTimeOffset? StartedAt,
    [property: Id(8)] DateTimeOffset? FinishedAt,
    [property: Id(9)] long Version,
    [property: Id(10)] AnalysisError? Error,
    [property: Id(11)] AnalyzerInfo? Analyzer,
    [property: Id(12)] Utf8Json? Result);

/// <summary>Why an attempt failed.</summary>
/// <param name="Code">The stable cause.</param>
/// <param name="Message">What happened and what to do, for a person; never text of the document.</param>
[GenerateSerializer, Immutable, Alias("AnalysisError")]
public sealed record AnalysisError([property: Id(0)] AnalysisErrorCode Code, [property: Id(1)] string Message);

/// <summary>Who judged a document.</summary>
/// <param name="Name">Such as <c>builtin</c>.</param>
/// <param name="Version">Changes whenever the same document and job may get another report.</param>
/// <param name="Model">The model that added its judgement, as the endpoint names it; null for the built-in analyzer, also where it stands in for a model.</param>
[GenerateSerializer, Immutable, Alias("AnalyzerInfo")]
public sealed record AnalyzerInfo(
    [property: Id(0)] string Name,
    [property: Id(1)] string Version,
    [property: Id(2)] string? Model)
{
    /// <summary>What the model has cost this attempt, sendings that were not answered included; null where nothing was sent.</summary>
    [Id(3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelTokens? Tokens { get; init; }

    /// <summary>What the operator calls the model; null where the endpoint calls it the same.</summary>
    [Id(4)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Alias { get; init; }

    /// <summary>
    /// Why the model that was wanted did not judge: <c>timed_out</c>, <c>provider_unavailable</c>, <c>provider_rejected</c>,
    /// <c>output_invalid</c>, or, through no fault of the endpoint's, <c>tokens_spent</c> or <c>too_long</c>; null where it judged,
    /// or none was wanted.
    /// </summary>
    [Id(5)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ModelMissing { get; init; }
}

/// <summary>Tokens, as the model's endpoint counts them; by the length of the texts where it does not say.</summary>
/// <param name="Input">Of what it was told.</param>
/// <param name="Output">Of what it answered, its thinking included.</param>
[GenerateSerializer, Immutable, Alias("ModelTokens")]
public sealed record ModelTokens([property: Id(0)] long Input, [property: Id(1)] long Output)
{
    /// <summary>Both.</summary>
    [JsonIgnore]
    public long Total => Input + Output;
}
