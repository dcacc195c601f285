using System.Text.RegularExpressions;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>What a PromQL expression asks for. Whether it is one, promtool says.</summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> _words = ["and", "or", "unless", "on", "ignoring", "by", "without", "bool", "offset", "group_left", "group_right"];

    /// <summary>Each metric with the labels that it is chosen by.</summary>
    public static IEnumerable<(string Metric, string[] Labels)> Selectors(string expression) =>
        from match in Selector().Matches(Grouping().Replace(expression, " "))
        let name = match.Groups["name"].Value
        where !_words.Contains(name)
        select (name, Label().Matches(match.Groups["labels"].Value).Select(label => label.Groups["name"].Value).ToArray());

    /// <summary>The labels that anything is grouped by.</summary>
    public static IEnumerable<string> Groupings(string expression) =>
        Grouping().Matches(expression).SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\((?<labels>[^)]*)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Grouping();

    // A name that is no function's; durations and strings hold none, being behind digits and inside braces.
    [GeneratedRegex("""(?<![\w"$\[])(?<name>[a-z_][a-z0-9_]*)\b(?!\s*\()(\{(?<labels>([^"}]|"[^"]*")*)\})?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<name>[a-z_][a-z0-9_]*)\s*(=~|!~|!=|=)\s*"[^"]*" """, RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Label();
}
