using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>The report in a few sentences: the score, the three changes that would raise it most, and what is good.</summary>
internal static class Summary
{
    public static string Graded(ScoredFindings scored, KeywordMatch? keywords)
    {
        var total = scored.Total;
        var sentences = new List<string> { $"{total} of 100 points: {Verdict(total)}." };

        if (scored.Changes.Count > 0)
        {
            var lead = scored.Changes.Count == 1 ? "The change worth most" : $"The {Count.Word(scored.Changes.Count)} changes worth most, one after the other";
            sentences.Add($"{lead}: {string.Join("; ", scored.Changes.Select(c => $"{c.Change} ({(c.Gain > 0 ? $"+{Count.Of(c.Gain, "point")}" : "counts with the next")})"))}.");
        }

        var strengths = scored.Found.Where(f => f.Severity == Severity.Praise).Select(f => f.Gist).Take(3).ToList();
        if (strengths.Count > 0) sentences.Add($"What works: {string.Join("; ", strengths)}.");

        if (keywords is not null)
        {
            var terms = keywords.Matched.Count + keywords.Missing.Count;
            sentences.Add($"Of the {Count.Of(terms, "term")} that the job asks for, the resume shows {keywords.Matched.Count}.");
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
        if (scored.Found.Any(f => f.Unplaced.Count > 0))
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
