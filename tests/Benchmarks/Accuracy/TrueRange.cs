using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>
/// Dates as a truth tells them, which are compared at the truth's precision. Read here and not by the parser under measure,
/// whose mistakes would then be right.
/// </summary>
/// <param name="Start">ISO 8601 as far as told; empty where there is none; null where the truth does not say.</param>
/// <param name="End">The same, or <see cref="Now"/>.</param>
internal sealed partial record TrueRange(string? Start, string? End)
{
    public const string Now = "present";

    private static readonly string[] _months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>A range in the words of a truth file: "Mar 2021 - Present". A single date is an end.</summary>
    public static TrueRange Of(string words)
    {
        var parts = Between().Split(words.Trim());
        return parts.Length == 2 ? new TrueRange(Date(parts[0]), Date(parts[1])) : new TrueRange("", Date(words));
    }

    /// <summary>One date: "Sept. 2023", "03/2018", "2016-05", "Present".</summary>
    public static string Date(string words)
    {
        var text = words.Trim().ToLowerInvariant();
        if (text is "" or Now or "current" or "now" or "today" or "to date" or "ongoing")
        {
            return text.Length == 0 ? "" : Now;
        }

        if (Iso().IsMatch(text))
        {
            return text;
        }

        if (Numbers().Match(text) is { Success: true } numbers)
        {
            return $"{numbers.Groups[2].Value}-{int.Parse(numbers.Groups[1].Value, CultureInfo.InvariantCulture):00}";
        }

        var year = Year().Match(text);
        if (!year.Success)
        {
            throw new FormatException($"No date: {words}");
        }

        var month = Array.FindIndex(_months, name => text.StartsWith(name, StringComparison.Ordinal));
        return month < 0 ? year.Value : $"{year.Value}-{month + 1:00}";
    }

    /// <summary>Whether the parsed start is right; true where the truth does not say.</summary>
    public bool RightStart(string? parsed) => Start is null || Right(Start, parsed);

    /// <summary>Whether the parsed end is right: for a current one there is none, and it is known to last.</summary>
    public bool RightEnd(string? parsed, bool current) => End switch
    {
        null => true,
        Now => parsed is null && current,
        _ => Right(End, parsed) && !current,
    };

    public override string ToString() => $"{Start ?? "?"} – {End ?? "?"}";

    private static bool Right(string told, string? parsed) =>
        told.Length == 0 ? parsed is null : parsed is not null && parsed.StartsWith(told, StringComparison.Ordinal);

    [GeneratedRegex(@"\s+(?:-|–|—|to)\s+|–|—", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\d{4}(-\d\d){0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d{1,2})/(\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
