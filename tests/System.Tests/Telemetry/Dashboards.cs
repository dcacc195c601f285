using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>The files beside the silo.</summary>
internal static partial class Dashboards
{
    /// <summary>The alert rules.</summary>
    public static string Alerts { get; } = Path.Combine(Repository.Root, "Silo", "Dashboards", "alerts.yml");

    /// <summary>Expressions of the dashboard, as Prometheus gets them, with the panel of each.</summary>
    public static IEnumerable<(string Of, string Expression)> PanelExpressions()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "Silo", "Dashboards", "orleansresume.json")));
        foreach (var panel in json.RootElement.GetProperty("panels").EnumerateArray().Where(panel => panel.GetProperty("type").GetString() != "row"))
        {
            foreach (var target in panel.GetProperty("targets").EnumerateArray())
            {
                yield return (panel.GetProperty("title").GetString()!, target.GetProperty("expr").GetString()!.Replace("$__rate_interval", "1m", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Each alert's text, under its name.</summary>
    public static Dictionary<string, string> AlertTexts() => Alert().Matches(File.ReadAllText(Alerts))
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value, StringComparer.Ordinal);

    /// <summary>Expressions of the alerts.</summary>
    public static IEnumerable<(string Of, string Expression)> AlertExpressions() =>
        AlertTexts().Select(alert => (alert.Key, Expression().Match(alert.Value).Groups["expression"].Value));

    [GeneratedRegex(@"- alert: (?<name>\w+)\n(?<text>.*?)(?=- alert:|\z)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Alert();

    // On one line, or folded on the lines behind it.
    [GeneratedRegex(@"expr: (>-\n)?(?<expression>.*?)\n\s+for:", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();
}
