namespace OrleansResume.Fixtures;

/// <summary>
/// Limits that no test meets by accident, as one guest asks for what many would, and no canary among its rows. Tests of these set
/// their own behind them.
/// </summary>
public static class QuietSettings
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
        ["Canary:Enabled"] = "false",
    };

    /// <summary>The same as arguments of a process.</summary>
    public static IEnumerable<string> Arguments => Settings.Select(setting => $"--{setting.Key}={setting.Value}");
}
