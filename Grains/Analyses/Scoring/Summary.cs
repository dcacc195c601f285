using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>The report in a few sentences: the score, what is good, and the three changes that would raise it most.</summary>
internal static class Summary
{
    public static string Graded(ScoredFindings scored, KeywordMatch? keywords)
    {
        var total = scored.Total;
        var sentences = new List<string> { $"{total} of 100 points: {Verdict(total)}." };

        var strengths = scored.Gists.Where(g => g.Finding.Severity == Severity.Praise).Select(g => g.Finding.Gist).Take(3).ToList();
        if (strengths.Count > 0) sentences.Add($"What works: {string.Join("; ", strengths)}.");

        if (keywords is not null)
        {
            var terms = keywords.Matched.Count + keywords.Missing.Count;
            sentences.Add($"Of the {Count.Of(terms, "term")} that the job asks for, the resume shows {keywords.Matched.Count}.");
        }

        var changes = scored.Gists.Where(g => g.Lost > 0).OrderByDescending(g => g.Lost).Take(3)
            .Select(g => $"{g.Finding.Gist} (up to {Count.Of(g.Lost, "point")})").ToList();
        if (changes.Count > 0)
        {
            var lead = changes.Count == 1 ? "The change worth most" : $"The {Count.Word(changes.Count)} changes worth most";
            sentences.Add($"{lead}: {string.Join("; ", changes)}.");
        }

        AddHidden(scored, sentences);
        return string.Join(' ', sentences);
    }

    public static string Ungraded(IReadOnlyList<string> reasons, ScoredFindings scored)
    {
        var sentences = new List<string> { $"Not graded. {string.Join(' ', reasons)}" };
        AddHidden(scored, sentences);
        return string.Join(' ', sentences);
    }

    private static void AddHidden(ScoredFindings scored, List<string> sentences)
    {
        if (scored.Gists.Any(g => g.Finding.Unplaced.Count > 0))
            sentences.Add("The file holds text that a person cannot see; it was left out, and it should come out of the file.");
    }

    private static string Verdict(int total) => total switch
    {
        >= 90 => "a strong resume that is ready to send",
        >= 75 => "a good resume with a few things left to mend",
        >= 50 => "a sound base that leaves points on the table",
        _ => "it needs work before it is sent",
    };
}
