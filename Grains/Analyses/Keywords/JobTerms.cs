namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>What a job description asks for: each term once, with the sentence that asks for it most.</summary>
internal static class JobTerms
{
    // A job that asks for more is a list of everything; the first ones are what it is about.
    private const int Most = 60;

    /// <summary>The terms, in the job's order.</summary>
    public static IReadOnlyList<JobTerm> Of(string job)
    {
        var terms = new List<JobTerm>();
        foreach (var sentence in JobReader.Read(job))
        {
            foreach (var group in Alternatives.Group(job, sentence, Mentions.In(job, sentence)))
                Add(terms, ToTerm(job, sentence, group));
        }

        // Where one of a group is asked for by itself as strictly, the group asks for nothing more.
        var single = terms.Where(t => t.Identity.Count == 1).Select(t => (t.Identity[0], t.Preferred)).ToHashSet();
        return [.. terms.Where(t => t.Identity.Count == 1 || !t.Identity.Any(i => single.Contains((i, false)) || single.Contains((i, t.Preferred)))).Take(Most)];
    }

    private static JobTerm ToTerm(string job, JobSentence sentence, IReadOnlyList<Mention> group)
    {
        var members = group.DistinctBy(m => m.Identity, StringComparer.Ordinal).ToList();
        var display = job[group[0].Start..group[^1].End].ReplaceLineEndings(" ");
        return new JobTerm(
            display, sentence.Preferred, sentence.Quote, [.. members.Select(m => m.Forms)],
            [.. members.Select(m => m.Identity).Order(StringComparer.Ordinal)]);
    }

    private static void Add(List<JobTerm> terms, JobTerm term)
    {
        var known = terms.FindIndex(t => t.Identity.SequenceEqual(term.Identity, StringComparer.Ordinal));
        if (known < 0) terms.Add(term);
        // Named first as a wish and then as a must: a must.
        else if (terms[known].Preferred && !term.Preferred) terms[known] = term;
    }
}
