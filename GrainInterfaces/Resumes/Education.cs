using System.Text.Json.Serialization;

namespace OrleansResume.GrainInterfaces.Resumes;

/// <summary>A school or degree.</summary>
public sealed record Education
{
    /// <summary>School.</summary>
    [JsonPropertyName("institution"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Institution { get; init; }

    /// <summary>Its site.</summary>
    [JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>Field of study.</summary>
    [JsonPropertyName("area"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Area { get; init; }

    /// <summary>Degree.</summary>
    [JsonPropertyName("studyType"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StudyType { get; init; }

    /// <summary>ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    [JsonPropertyName("startDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartDate { get; init; }

    /// <summary>The same.</summary>
    [JsonPropertyName("endDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndDate { get; init; }

    /// <summary>Grade, as written.</summary>
    [JsonPropertyName("score"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Score { get; init; }

    /// <summary>Courses and other lines.</summary>
    [JsonPropertyName("courses")]
    public IReadOnlyList<string> Courses { get; init; } = [];
}

/// <summary>An award.</summary>
public sealed record Award
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("title"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    [JsonPropertyName("date"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Date { get; init; }

    /// <summary>Who gave it.</summary>
    [JsonPropertyName("awarder"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Awarder { get; init; }

    /// <summary>What for.</summary>
    [JsonPropertyName("summary"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }
}

/// <summary>A certificate or licence.</summary>
public sealed record Certificate
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    [JsonPropertyName("date"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Date { get; init; }

    /// <summary>Who issued it.</summary>
    [JsonPropertyName("issuer"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Issuer { get; init; }

    /// <summary>Where to check it.</summary>
    [JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}

/// <summary>A publication.</summary>
public sealed record Publication
{
    /// <summary>Its title.</summary>
    [JsonPropertyName("name"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Journal, conference or publisher.</summary>
    [JsonPropertyName("publisher"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Publisher { get; init; }

    /// <summary>ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    [JsonPropertyName("releaseDate"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReleaseDate { get; init; }

    /// <summary>Where to read it.</summary>
    [JsonPropertyName("url"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>The entry as written, where it cannot be split.</summary>
    [JsonPropertyName("summary"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }
}
