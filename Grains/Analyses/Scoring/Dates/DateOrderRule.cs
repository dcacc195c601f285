using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>The latest job first: it is what a reader wants to know, and what software takes for the current one.</summary>
internal sealed class DateOrderRule : IRule
{
    public string Name => "date_order";

    public Category Category => Category.Dates;

    public string Source => "University career guides and parsing guides of vendors: the latest first";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var jobs = context.Jobs;
        for (var i = 1; i < jobs.Count; i++)
        {
            // Overlapping jobs may stand in either order: only a job that both began and ended later is out of place.
            if (jobs[i].Last <= jobs[i - 1].Last || jobs[i].First <= jobs[i - 1].First) continue;
            var rising = Enumerable.Range(1, jobs.Count - 1).All(j => jobs[j].First >= jobs[j - 1].First);
            yield return new RuleFinding(
                Severity.Warning,
                "put the latest job first",
                rising && jobs.Count > 2 ? "Your jobs run from the oldest to the latest." : "A later job stands below an earlier one.",
                "Sort the jobs so that the latest comes first.",
                [jobs[i - 1].Date.Place, jobs[i].Date.Place],
                2);
            yield break;
        }
    }
}
