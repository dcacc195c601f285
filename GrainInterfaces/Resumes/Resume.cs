using System.Text.Json.Serialization;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.GrainInterfaces.Resumes;

/// <summary>A resume in the JSON Resume schema (v1). What was not found is absent, never made up.</summary>
public sealed record Resume
{
    /// <summary>Who, and how to reach them.</summary>
    [JsonPropertyName("basics"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Basics? Basics { get; init; }

    /// <summary>Jobs, in the document's order.</summary>
    [JsonPropertyName("work")]
    public IReadOnlyList<Work> Work { get; init; } = [];

    /// <summary>Unpaid work, in the document's order.</summary>
    [JsonPropertyName("volunteer")]
    public IReadOnlyList<Volunteer> Volunteer { get; init; } = [];

    /// <summary>Schools and degrees.</summary>
    [JsonPropertyName("education")]
    public IReadOnlyList<Education> Education { get; init; } = [];

    /// <summary>Awards.</summary>
    [JsonPropertyName("awards")]
    public IReadOnlyList<Award> Awards { get; init; } = [];

    /// <summary>Certificates and licences.</summary>
    [JsonPropertyName("certificates")]
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];

    /// <summary>Publications.</summary>
    [JsonPropertyName("publications")]
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>Skills, by group where the document groups them.</summary>
    [JsonPropertyName("skills")]
    public IReadOnlyList<Skill> Skills { get; init; } = [];

    /// <summary>Languages spoken.</summary>
    [JsonPropertyName("languages")]
    public IReadOnlyList<Language> Languages { get; init; } = [];

    /// <summary>Projects.</summary>
    [JsonPropertyName("projects")]
    public IReadOnlyList<Project> Projects { get; init; } = [];

    /// <summary>How sure the reading is, field by field.</summary>
    [JsonPropertyName("meta")]
    public ResumeMeta Meta { get; init; } = new();
}

/// <summary>What is said about the reading itself.</summary>
public sealed record ResumeMeta
{
    /// <summary>One entry a field that was found, in the document's order.</summary>
    [JsonPropertyName("fields")]
    public IReadOnlyList<ResumeField> Fields { get; init; } = [];
}

/// <summary>Where a field was found and how sure that is.</summary>
/// <param name="Path">Such as <c>work[0].position</c>.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Span">Where, in code points of the text.</param>
public sealed record ResumeField(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("confidence")] double Confidence,
    [property: JsonPropertyName("span")] TextSpan Span);
