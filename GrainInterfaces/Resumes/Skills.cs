using System.Text.Json.Serialization;

namespace OrleansResume.GrainInterfaces.Resumes;

/// <summary>A skill or a group of skills.</summary>
public sealed record Skill
{
    /// <summary>The group, or the skill where it stands alone.</summary>
    [JsonPropertyName("name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>As written.</summary>
    [JsonPropertyName("level"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Level { get; init; }

    /// <summary>The group's skills.</summary>
    [JsonPropertyName("keywords")]
    public IReadOnlyList<string> Keywords { get; init; } = [];
}

/// <summary>A language spoken.</summary>
public sealed record Language
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("language"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>As written.</summary>
    [JsonPropertyName("fluency"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fluency { get; init; }
}
