using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Words;

/// <summary>Regular expressions over documents: never backtracking, so that no text can make one slow.</summary>
internal static class Patterns
{
    public static Regex Make(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static Regex MakeCased(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>An alternative of whole words or phrases, longest first.</summary>
    public static Regex Phrases(IEnumerable<string> phrases) =>
        Make($@"\b(?:{string.Join('|', phrases
            .OrderByDescending(p => p.Length)
            .ThenBy(p => p, StringComparer.Ordinal)
            .Select(p => Regex.Escape(p).Replace(@"\ ", @"[\s-]+", StringComparison.Ordinal)))})\b");

    /// <summary>The places of all matches.</summary>
    public static IReadOnlyList<Stretch> Places(this Regex regex, string text)
    {
        var places = new List<Stretch>();
        foreach (var match in regex.EnumerateMatches(text))
            places.Add(new Stretch(match.Index, match.Index + match.Length));
        return places;
    }
}
