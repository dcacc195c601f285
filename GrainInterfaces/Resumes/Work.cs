using System.Text.Json.Serialization;

namespace OrleansResume.GrainInterfaces.Resumes;

/// <summary>A job.</summary>
public sealed record Work
{
    /// <summary>Company.</summary>
    [JsonPropertyName("name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Title.</summary>
    [JsonPropertyName("position"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Position { get; init; }

    /// <summary>Place, as written.</summary>
    [JsonPropertyName("location"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Location { get; init; }

    /// <summary>The company's site.</summary>
    [JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    [JsonPropertyName("startDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartDate { get; init; }

    /// <summary>The same; absent for the current job.</summary>
    [JsonPropertyName("endDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndDate { get; init; }

    /// <summary>Text that is no bullet.</summary>
    [JsonPropertyName("summary"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>Bullets, without their glyphs.</summary>
    [JsonPropertyName("highlights")]
    public IReadOnlyList<string> Highlights { get; init; } = [];
}

/// <summary>Unpaid work.</summary>
public sealed record Volunteer
{
    /// <summary>Organization.</summary>
    [JsonPropertyName("organization"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Organization { get; init; }

    /// <summary>Role.</summary>
    [JsonPropertyName("position"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Position { get; init; }

    /// <summary>Its site.</summary>
    [JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    [JsonPropertyName("startDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartDate { get; init; }

    /// <summary>The same; absent for the current role.</summary>
    [JsonPropertyName("endDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndDate { get; init; }

    /// <summary>Text that is no bullet.</summary>
    [JsonPropertyName("summary"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>Bullets, without their glyphs.</summary>
    [JsonPropertyName("highlights")]
    public IReadOnlyList<string> Highlights { get; init; } = [];
}

/// <summary>A project.</summary>
public sealed record Project
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Text that is no bullet.</summary>
    [JsonPropertyName("description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>Bullets, without their glyphs.</summary>
    [JsonPropertyName("highlights")]
    public IReadOnlyList<string> Highlights { get; init; } = [];

    /// <summary>Technologies named.</summary>
    [JsonPropertyName("keywords")]
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    [JsonPropertyName("startDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartDate { get; init; }

    /// <summary>The same.</summary>
    [JsonPropertyName("endDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndDate { get; init; }

    /// <summary>Its site.</summary>
    [JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}
