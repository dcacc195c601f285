namespace OrleansResume.Fixtures;

/// <summary>Limits that no test meets by accident: one guest asks for what many would. Tests of limits set their own behind these.</summary>
public static class WideLimits
{
    /// <summary>Key → value, as in the configuration.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Limits:Burst:Permits"] = "1000000",
        ["Limits:Day:Permits"] = "1000000",
        ["Limits:Uploads:Permits"] = "1000000",
        ["Limits:GuestsPerAddress:Permits"] = "1000000",
        ["Limits:Stored:Documents"] = "1000000",
        ["Limits:Stored:Bytes"] = "1000000000000",
    };

    /// <summary>The same as arguments of a process.</summary>
    public static IEnumerable<string> Arguments => Settings.Select(setting => $"--{setting.Key}={setting.Value}");
}
