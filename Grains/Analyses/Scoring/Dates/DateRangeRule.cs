using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>Dates that cannot be: an end before the beginning, or a job that has ended in the future.</summary>
internal sealed class DateRangeRule : IRule
{
    public string Name => "date_range";

    public Category Category => Category.Dates;

    public string Source => "Arithmetic: no job ends before it begins";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var today = JobPeriod.Month(context.AsOf.Year, context.AsOf.Month);
        var reversed = context.Jobs.Where(j => j.Last < j.First && !j.Date.Current).Select(j => j.Date.Place).ToList();
        if (reversed.Count > 0)
        {
            yield return new RuleFinding(
                Severity.Warning,
                "mend dates that run backwards",
                $"{Count.Of(reversed.Count, "job ends", "jobs end")} before {Count.Form(reversed.Count, "it begins", "they begin")}.",
                "Check the years: most likely two digits changed places.",
                reversed,
                Math.Min(4, 2 * reversed.Count));
        }

        var future = context.Jobs
            .Where(j => j.First > today || (!j.Date.Current && j.Last > today && j.Last >= j.First))
            .Select(j => j.Date.Place).ToList();
        if (future.Count > 0)
        {
            yield return new RuleFinding(
                Severity.Warning,
                "check dates in the future",
                $"{Count.Of(future.Count, "job has", "jobs have")} a date that lies in the future.",
                "Write “Present” for a job that you hold today. If a contract ends on a known day, say so in words.",
                future,
                Math.Min(4, 2 * future.Count));
        }
    }
}
