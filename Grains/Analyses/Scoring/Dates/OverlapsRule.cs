using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>Two jobs at the same time for more than a month: often right, but a reader wonders, so it costs nothing.</summary>
internal sealed class OverlapsRule : IRule
{
    private const int HandOver = 2;

    public string Name => "overlap";

    public Category Category => Category.Dates;

    public string Source => "Secondary guides for recruiters: jobs at the same time are asked about";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var jobs = context.Jobs.Where(j => j.Exact && j.Last >= j.First).OrderBy(j => j.First).ThenBy(j => j.Index).ToList();
        var before = jobs.Count > 0 ? jobs[0] : null;
        for (var i = 1; before is not null && i < jobs.Count; before = jobs[i].Last > before.Last ? jobs[i] : before, i++)
        {
            var months = Math.Min(before.Last, jobs[i].Last) - jobs[i].First + 1;
            if (months <= HandOver) continue;
            yield return new RuleFinding(
                Severity.Suggestion,
                "say which job was part-time",
                $"Two jobs overlap by {Count.Months(months)}.",
                "If it is right, say so: “part-time”, “freelance” or “concurrent”. If two roles at one company follow " +
                "each other, end the first where the second begins.",
                [before.Date.Place, jobs[i].Date.Place],
                0);
            yield break;
        }
    }
}
