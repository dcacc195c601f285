using System.Text;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>
/// Joins lines that a mail program or a narrow page has broken: "5 years of⏎experience". A line goes on where the next begins small,
/// or where its own last word or mark cannot be the last one; headings and items of lists begin anew.
/// </summary>
internal static class HardWraps
{
    // "java", "ci/cd": a list of a term a line is none that goes on.
    private const int FewestWords = 3;

    private static readonly Regex GoesOn = Patterns.Make(
        @"(?:,|&|/|\(|\b(?:and|or|of|with|in|to|for|the|an?|using|as|at|on|by|from|your|our|including|is|are|than))\s*$");

    private static readonly Regex Item = Patterns.MakeCased(@"^\s*(?:[-*•·●▪◦–>]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|#)");

    /// <summary>The job with such breaks as spaces.</summary>
    /// <param name="job">With LF line ends.</param>
    public static string Undo(string job)
    {
        var text = new StringBuilder(job.Length);
        var (before, goesOn, first) = ("", false, true);
        foreach (var line in job.Split('\n'))
        {
            // A heading is a line of its own: what a sentence has already run on to is none.
            if (IsOneWith(before, goesOn, line))
            {
                text.Append(' ').Append(line.Trim());
                goesOn = true;
            }
            else
            {
                if (!first) text.Append('\n');
                text.Append(line.TrimEnd());
                goesOn = false;
            }

            (before, first) = (line, false);
        }

        return text.ToString();
    }

    private static bool IsOneWith(string before, bool goesOn, string line)
    {
        var (last, next) = (before.Trim(), line.TrimStart());
        if (last.Length == 0 || next.Length == 0 || Item.IsMatch(line)) return false;
        if (last[^1] is '.' or '!' or '?' or ':' or ';' || (!goesOn && !Item.IsMatch(before) && IsHeading(last))) return false;
        return GoesOn.IsMatch(last) || (char.IsLower(next[0]) && (goesOn || Tokens.Count(last) >= FewestWords) && !IsHeading(next));
    }

    private static bool IsHeading(string line) => JobHeadings.Of(line, new Stretch(0, line.Length)) is { } heading && heading.End == line.Length;
}
