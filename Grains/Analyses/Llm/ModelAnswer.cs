using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>What a model is asked for: no score, no severity, nothing that could move a point.</summary>
/// <param name="Findings">What it would change.</param>
internal sealed record ModelAnswer(
    [property: Description("At most 8 changes worth making, the most useful first; empty if there is none.")] IReadOnlyList<ModelFinding> Findings)
{
    private const string Fence = "```";
    private const string Thinking = "</think>";

    // Names of fields that are not ours may be longer, and say nothing.
    private const int LongestPath = 60;

    private static readonly JsonSerializerOptions _json = Options();

    /// <summary>The schema, for endpoints that hold their models to one.</summary>
    public static ChatResponseFormat Format { get; } = ChatResponseFormat.ForJsonSchema<ModelAnswer>(_json, "resume_findings");

    /// <summary>Reads an answer of exactly this shape, in a fence of Markdown or not, behind the model's thinking or not; null for anything else.</summary>
    /// <param name="text">What the model said.</param>
    /// <param name="wrong">A sentence for the model; empty where it is right.</param>
    public static ModelAnswer? Read(string text, out string wrong)
    {
        text = Unfenced(Thought(text.Trim()));
        try
        {
            // Nullability says nothing about a list's elements.
            var answer = JsonSerializer.Deserialize<ModelAnswer>(text, _json);
            wrong = answer is null ? "It is null." : answer.Findings.All(finding => finding is not null) ? "" : "A finding is null.";
            return wrong.Length == 0 ? answer : null;
        }
        catch (JsonException exception)
        {
            wrong = exception.Path is { Length: > 1 and <= LongestPath } path ? $"It goes wrong at {path}." : text.StartsWith('{') ? "It is not one whole JSON object." : "It does not begin with a JSON object.";
            return null;
        }
    }

    // Some servers leave what the model thought in front of what it says.
    private static string Thought(string text) =>
        text.StartsWith("<think>", StringComparison.Ordinal) && text.IndexOf(Thinking, StringComparison.Ordinal) is > 0 and var end ? text[(end + Thinking.Length)..].TrimStart() : text;

    private static string Unfenced(string text) =>
        text.StartsWith(Fence, StringComparison.Ordinal) && text.EndsWith(Fence, StringComparison.Ordinal) && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var line
        && line < text.Length - Fence.Length
            ? text[line..^Fence.Length]
            : text;

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>One thing that the model would change.</summary>
/// <param name="Category">Which part of the report it belongs to.</param>
/// <param name="Quote">Where it stands, verbatim.</param>
/// <param name="Message">What is wrong there.</param>
/// <param name="Suggestion">What to do about it.</param>
internal sealed record ModelFinding(
    [property: Description("The part of the resume that it is about; keywords only where a job description is given.")] Category Category,
    [property: Description("The words of the resume that it is about, copied character for character from one line, at most 200 characters.")] string Quote,
    [property: Description("What is wrong there, for the resume's author: one sentence of at most 300 characters.")] string Message,
    [property: Description("What to do about it: one sentence of at most 300 characters, which makes up no fact about the person.")] string Suggestion);
