using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>What the match against a job has to say. Its points are the share of the terms' weight that the resume does not show.</summary>
internal static class KeywordRules
{
    /// <summary>The findings; none where no job was given.</summary>
    public static IEnumerable<(IRule Rule, RuleFinding Finding)> Judge(RuleContext context, JobMatch? job)
    {
        if (job is null) yield break;
        if (job.Match is null)
        {
            yield return (new Spoken("job_terms", Category.Format), new RuleFinding(
                Severity.Suggestion,
                "send a job description that names skills",
                "No skill or requirement could be made out in the job description, so the resume was not matched against it.",
                "Send the full text of the advert, with its list of requirements.",
                [],
                0));
            yield break;
        }

        var required = job.Match.Required.ToHashSet(StringComparer.Ordinal);
        var missing = job.Match.Missing.GroupBy(m => required.Contains(m.Term)).ToDictionary(g => g.Key, g => g.Select(m => m.Term).ToList());
        var lost = Share(job.Missing, job.Weight);
        var lostRequired = Math.Min(lost, Share(job.MissingRequired, job.Weight));
        if (missing.TryGetValue(true, out var musts))
        {
            yield return (new Spoken("keywords_required", Category.Keywords), new RuleFinding(
                Severity.Warning,
                $"show the required terms that you can back, such as {Count.List(musts, 3)}",
                $"{Count.Of(musts.Count, "term")} that the job requires {Count.Form(musts.Count, "is", "are")} not in the resume: {Count.List(musts)}.",
                "Where you have done it, say so in the advert's own words, best in a bullet that shows the work. Leave " +
                "out what you have not done.",
                [],
                lostRequired));
        }

        if (missing.TryGetValue(false, out var wishes))
        {
            yield return (new Spoken("keywords_preferred", Category.Keywords), new RuleFinding(
                lost > lostRequired ? Severity.Warning : Severity.Suggestion,
                $"add preferred terms that you can back, such as {Count.List(wishes, 3)}",
                $"{Count.Of(wishes.Count, "term")} that the job would like {Count.Form(wishes.Count, "is", "are")} not in the resume: {Count.List(wishes)}.",
                "Add those that you can speak about, for example under Skills.",
                [],
                lost - lostRequired));
        }

        if (job.Match.Coverage >= 0.8)
        {
            yield return (new Spoken("keywords_coverage", Category.Keywords), RuleFinding.Praise(
                "it speaks the job's language",
                $"The resume shows {job.Match.Matched.Count} of {job.Match.Matched.Count + job.Match.Missing.Count} terms of the job."));
        }

        if (job.ListedOnly.Count > 0 && context.Bullets.Count > 0)
        {
            var terms = job.ListedOnly.Select(p => p.Of(context.Text)).ToList();
            yield return (new Spoken("keywords_unproven", Category.Keywords), new RuleFinding(
                Severity.Suggestion,
                "show required skills at work",
                $"{Count.Of(terms.Count, "required term stands", "required terms stand")} in your skills list only: {Count.List(terms)}.",
                "Name each in a bullet that tells where you used it and what came of it: a list alone convinces software, not people.",
                job.ListedOnly,
                0));
        }

        if (job.Years is { } asked && context.Jobs.Count > 0)
        {
            var months = JobPeriod.MonthsWorked(context.Jobs);
            if (months < asked.Years * 12)
            {
                yield return (new Spoken("keywords_years", Category.Keywords), new RuleFinding(
                    Severity.Suggestion,
                    "account for the years of experience asked for",
                    $"The job asks for {Count.Of(asked.Years, "year")} of experience (“{asked.Quote}”); the dated jobs of the resume add up to {Count.Months(months)}.",
                    "If there is more, such as earlier jobs, freelance or project work, date it. If not, show depth " +
                    "instead, and apply all the same when most of the rest fits.",
                    [.. context.Jobs.Select(j => j.Date.Place)],
                    0));
            }
        }
    }

    private static int Share(int part, int whole) => ((part * Categories.KeywordsMax) + (whole / 2)) / whole;

    // The match is made once for all of its findings, so they carry their rule instead of being it.
    private sealed class Spoken(string name, Category category) : IRule
    {
        public string Name => name;

        public Category Category => category;

        public IEnumerable<RuleFinding> Judge(RuleContext context) => [];
    }
}
