using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Holds a job's terms against a resume's text. More text never means a lower coverage: terms come from the job alone.</summary>
internal static class KeywordMatcher
{
    private const int RequiredWeight = 2;
    private const int PreferredWeight = 1;
    private const int EquivalentMonths = 24;
    private const int LooksAtAWord = 4;

    /// <summary>The match; null where no job was given.</summary>
    public static JobMatch? Match(RuleContext context, string? job)
    {
        if (string.IsNullOrWhiteSpace(job)) return null;
        job = HardWraps.Undo(job.ReplaceLineEndings("\n"));
        var terms = JobTerms.Of(job, context.Work);
        var asked = YearsAsked.All(job, context.Work);
        var years = YearsAsked.Most(asked);
        if (terms.Count == 0) return new JobMatch(null, [], years, 0, 0, 0);

        context.Work.Spend(LooksAtAWord * (1L + context.Text.Length));
        var hits = FindAll(context.Text, terms);
        var (matched, missing, listedOnly) = (new List<MatchedKeyword>(), new List<MissingKeyword>(), new List<Stretch>());
        var (total, have, missingRequired) = (0, 0, 0);
        for (var i = 0; i < terms.Count; i++)
        {
            var weight = terms[i].Preferred ? PreferredWeight : RequiredWeight;
            total += weight;
            if (hits[i].Count == 0 && terms[i].OrExperience && Experience(context) is { } shown)
            {
                have += weight;
                matched.Add(new MatchedKeyword(terms[i].Display, shown.Of(context.Text), context.Span(shown), terms[i].Quote));
                continue;
            }

            if (hits[i].Count == 0)
            {
                missing.Add(new MissingKeyword(terms[i].Display, terms[i].Quote));
                if (!terms[i].Preferred) missingRequired += weight;
                continue;
            }

            have += weight;
            var first = hits[i][0];
            matched.Add(new MatchedKeyword(terms[i].Display, first.Of(context.Text), context.Span(first), terms[i].Quote));
            if (!terms[i].Preferred && hits[i].All(h => context.SectionAt(h.Start)?.Kind is SectionKind.Skills)) listedOnly.Add(first);
        }

        var match = new KeywordMatch(
            Math.Round((double)have / total, 4, MidpointRounding.AwayFromZero),
            [.. terms.Where(t => !t.Preferred).Select(t => t.Display)],
            [.. terms.Where(t => t.Preferred).Select(t => t.Display)],
            matched,
            missing,
            [.. asked.Select(a => new RequestedYears(a.Years, a.Term, a.Preferred, a.Quote))]);
        return new JobMatch(match, listedOnly, years, total, total - have, missingRequired);
    }

    // "…or equivalent experience": what years a degree stands for differs, so that two of work will do.
    private static Stretch? Experience(RuleContext context) =>
        JobPeriod.MonthsWorked(context.Jobs) >= EquivalentMonths ? context.Jobs[0].Date.Place : null;

    private static List<Stretch>[] FindAll(string text, IReadOnlyList<JobTerm> terms)
    {
        var (forms, owner) = (new List<IReadOnlyList<TermForm>>(), new List<int>());
        for (var i = 0; i < terms.Count; i++)
        {
            foreach (var alternative in terms[i].Alternatives)
            {
                forms.Add(alternative);
                owner.Add(i);
            }
        }

        var hits = Enumerable.Range(0, terms.Count).Select(_ => new List<Stretch>()).ToArray();
        foreach (var hit in new TermIndex(forms).In(text, Token.Of(text)))
            hits[owner[hit.Term]].Add(new Stretch(hit.Start, hit.End));
        return hits;
    }
}

/// <summary>How a resume meets a job, for the report and for the rules that speak of it.</summary>
/// <param name="Match">For the report; null where no term could be made out.</param>
/// <param name="ListedOnly">Required terms that stand in the skills section only.</param>
/// <param name="Years">Most years of experience that the job requires; null where it names none.</param>
/// <param name="Weight">Of all terms.</param>
/// <param name="Missing">Weight of those that the resume does not show.</param>
/// <param name="MissingRequired">Of these, of the required ones.</param>
internal sealed record JobMatch(
    KeywordMatch? Match, IReadOnlyList<Stretch> ListedOnly, YearsAsked? Years, int Weight, int Missing, int MissingRequired)
{
    /// <summary>Points that the missing terms cost.</summary>
    public int Lost => Share(Missing);

    /// <summary>Of these, what the required ones cost.</summary>
    public int LostRequired => Math.Min(Lost, Share(MissingRequired));

    /// <summary>The terms that the resume does not show, in the job's order.</summary>
    /// <param name="required">Those that the job requires; else those that it would like.</param>
    public IReadOnlyList<string> MissingTerms(bool required) =>
        [.. Match!.Missing.Select(m => m.Term).Where(t => Match.Required.Contains(t, StringComparer.Ordinal) == required)];

    private int Share(int part) => ((part * Categories.KeywordsMax) + (Weight / 2)) / Weight;
}
