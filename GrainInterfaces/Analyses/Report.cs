using System.Text.Json.Serialization;
using OrleansResume.GrainInterfaces.Resumes;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>What an analysis says of a resume. Serialized once, by <see cref="ReportJson"/>.</summary>
/// <param name="Score">0 to 100, the sum of the categories' scores; null where it cannot be graded.</param>
/// <param name="GradeReasons">Why it cannot be graded; empty where it is.</param>
/// <param name="Changes">The up to three changes that raise the score most, in the order in which their gains hold; empty where it is ungraded or full.</param>
/// <param name="AsOf">The date of the upload: the only "today" that the rules know.</param>
/// <param name="Categories">What the score is made of; empty where it is ungraded.</param>
/// <param name="Findings">What was found: what may sink the application first, then by points, praise last.</param>
/// <param name="Keywords">The match against the job description; null where none was given.</param>
/// <param name="Resume">What was read.</param>
/// <param name="Summary">The report in a few sentences.</param>
public sealed record Report(
    int? Score,
    IReadOnlyList<string> GradeReasons,
    IReadOnlyList<ReportChange> Changes,
    DateOnly AsOf,
    IReadOnlyList<ReportCategory> Categories,
    IReadOnlyList<Finding> Findings,
    KeywordMatch? Keywords,
    Resume Resume,
    string Summary);

/// <summary>A change that raises the score: mending what one finding found.</summary>
/// <param name="Finding">Its id.</param>
/// <param name="Change">What to do, in a few words.</param>
/// <param name="Gain">Points that the score rises by once this and the changes before it are made, where nothing else changes.</param>
public sealed record ReportChange(string Finding, string Change, int Gain);

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
/// <param name="Points">Its share of what its category lost (negative), or 0. What mending it alone gains may be less, where the category lost all that it had.</param>
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

    /// <summary>Costs points, as long as its category has any to lose.</summary>
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
/// <param name="Years">Years of experience that the job asks for, as a whole and of single terms.</param>
public sealed record KeywordMatch(
    double Coverage,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Preferred,
    IReadOnlyList<MatchedKeyword> Matched,
    IReadOnlyList<MissingKeyword> Missing,
    IReadOnlyList<RequestedYears> Years);

/// <summary>Years of experience that a job asks for.</summary>
/// <param name="Years">1 to 30.</param>
/// <param name="Term">In what, as the job says it; null for experience as a whole.</param>
/// <param name="Preferred">It would be nice, but is not required.</param>
/// <param name="JobQuote">The sentence of the job that asks for them.</param>
public sealed record RequestedYears(int Years, string? Term, bool Preferred, string JobQuote);

/// <summary>A term of the job that the resume shows.</summary>
/// <param name="Term">As the job says it.</param>
/// <param name="FoundAs">As the resume says it.</param>
/// <param name="Span">Where, in code points of the text.</param>
/// <param name="JobQuote">The sentence of the job that asks for it.</param>
public sealed record MatchedKeyword(string Term, string FoundAs, TextSpan Span, string JobQuote);

/// <summary>A term of the job that the resume does not show.</summary>
/// <param name="Term">As the job says it.</param>
/// <param name="JobQuote">The sentence of the job that asks for it.</param>
public sealed record MissingKeyword(string Term, string JobQuote);
