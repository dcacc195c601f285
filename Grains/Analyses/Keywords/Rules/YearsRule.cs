using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Keywords.Rules;

/// <summary>Fewer dated years than the job asks for. It costs nothing: adverts ask for more than they hire.</summary>
internal sealed class YearsRule : IRule
{
    public string Name => "keywords_years";

    public Category Category => Category.Keywords;

    public string Source => "Guides of applicant tracking vendors: years are added up from the dated jobs";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Job is not { Match: not null, Years: { } asked } || context.Jobs.Count == 0) yield break;
        var months = JobPeriod.MonthsWorked(context.Jobs);
        if (months >= asked.Years * 12) yield break;
        yield return new RuleFinding(
            Severity.Suggestion,
            "account for the years of experience asked for",
            $"The job asks for {Count.Of(asked.Years, "year")} of experience (“{asked.Quote}”); the dated jobs of the resume add up to {Count.Months(months)}.",
            "If there is more, such as earlier jobs, freelance or project work, date it. If not, show depth " +
            "instead, and apply all the same when most of the rest fits.",
            [.. context.Jobs.Select(j => j.Date.Place)],
            0);
    }
}
