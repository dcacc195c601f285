using System.Text.Json.Serialization;
using OrleansResume.GrainInterfaces.Resumes;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>What an analysis says of a resume. Serialized once, by <see cref="ReportJson"/>.</summary>
/// <param name="Score">0 to 100, the sum of the categories' scores; null where it cannot be graded.</param>
/// <param name="GradeReasons">Why it cannot be graded; empty where it is.</param>
/// <param name="AsOf">The date of the upload: the only "today" that the rules know.</param>
/// <param name="Categories">What the score is made of; empty where it is ungraded.</param>
/// <param name="Findings">What was found, most worth changing first.</param>
/// <param name="Keywords">The match against the job description; null where none was given.</param>
/// <param name="Resume">What was read.</param>
/// <param name="Summary">The report in a few sentences.</param>
public sealed record Report(
    int? Score,
    IReadOnlyList<string> GradeReasons,
    DateOnly AsOf,
    IReadOnlyList<ReportCategory> Categories,
    IReadOnlyList<Finding> Findings,
    KeywordMatch? Keywords,
    Resume Resume,
    string Summary);

/// <summary>A part of the score.</summary>
/// <param name="Name">Stable, snake_case.</param>
/// <param name="Score">0 to <paramref name="Max"/>.</param>
/// <param name="Max">Most points; the categories' add up to 100.</param>
/// <param name="Findings">Ids of the findings that explain every point lost, and praise.</param>
public sealed record ReportCategory(string Name, int Score, int Max, IReadOnlyList<string> Findings);

/// <summary>One thing that the report says.</summary>
/// <param name="Id">"rule.N", the same in every run.</param>
/// <param name="Rule">Which rule found it, snake_case.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, for a person.</param>
/// <param name="Suggestion">What to do about it; null for praise.</param>
/// <param name="Evidence">Where it stands; empty for what is absent.</param>
/// <param name="Points">Points that it costs (negative), or 0.</param>
public sealed record Finding(
    string Id,
    string Rule,
    Severity Severity,
    string Message,
    string? Suggestion,
    IReadOnlyList<Evidence> Evidence,
    int Points);

/// <summary>A place in the document.</summary>
/// <param name="Quote">The text that stands there.</param>
/// <param name="Span">Where, in code points of the text; null for what the text leaves out (hidden text).</param>
/// <param name="Page">Page, from 1; null where the format has none.</param>
public sealed record Evidence(string Quote, TextSpan? Span, int? Page);

/// <summary>A stretch of the text, in Unicode code points.</summary>
/// <param name="Start">First, from 0.</param>
/// <param name="End">Behind the last.</param>
public readonly record struct TextSpan(int Start, int End);

/// <summary>How much a finding matters.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>May keep the resume from being read or taken seriously at all.</summary>
    [JsonStringEnumMemberName("critical")]
    Critical = 0,

    /// <summary>Costs points.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning = 1,

    /// <summary>Worth a thought.</summary>
    [JsonStringEnumMemberName("suggestion")]
    Suggestion = 2,

    /// <summary>Well done.</summary>
    [JsonStringEnumMemberName("praise")]
    Praise = 3,
}

/// <summary>How the resume meets a job description.</summary>
/// <param name="Coverage">0 to 1: the weighted share of the job's terms that the resume shows.</param>
/// <param name="Required">Terms that the job requires.</param>
/// <param name="Preferred">Terms that it would like.</param>
/// <param name="Matched">Terms that the resume shows, and where.</param>
/// <param name="Missing">Terms that it does not show, with the sentence of the job that asks for them.</param>
public sealed record KeywordMatch(
    double Coverage,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Preferred,
    IReadOnlyList<MatchedKeyword> Matched,
    IReadOnlyList<MissingKeyword> Missing);

/// <summary>A term of the job that the resume shows.</summary>
/// <param name="Term">As the job says it.</param>
/// <param name="FoundAs">As the resume says it.</param>
/// <param name="Span">Where, in code points of the text.</param>
public sealed record MatchedKeyword(string Term, string FoundAs, TextSpan Span);

/// <summary>A term of the job that the resume does not show.</summary>
/// <param name="Term">As the job says it.</param>
/// <param name="JobQuote">The sentence of the job that asks for it.</param>
public sealed record MissingKeyword(string Term, string JobQuote);
