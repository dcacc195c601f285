using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>
/// More than six months in which nothing is dated, within the last ten years. Years without months are given the benefit of the
/// doubt, and so is whatever else the resume dates (school, projects, volunteering).
/// </summary>
internal sealed class GapsRule : IRule
{
    private const int Tolerated = 6;
    private const int LookBack = 120;
    private const int Most = 3;

    public string Name => "employment_gap";

    public Category Category => Category.Dates;

    public string Source => "Secondary guides for recruiters: gaps of more than half a year are asked about";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var jobs = context.Jobs.Where(j => j.Last >= j.First).OrderBy(j => j.First).ThenBy(j => j.Index).ToList();
        if (jobs.Count == 0) yield break;

        var today = JobPeriod.Month(context.AsOf.Year, context.AsOf.Month);
        var covered = new HashSet<int>();
        var told = int.MinValue;
        foreach (var period in context.Parsed.Dates.Select(d => JobPeriod.Of(d, context.AsOf)).OfType<(int First, int Last, bool Exact)>().Distinct().OrderBy(p => p.First))
        {
            // Each month once, however many ranges hold it.
            var (from, to) = (Math.Max(period.First, told), Math.Min(period.Last, period.First + 2399));
            covered.UnionWith(Enumerable.Range(from, Math.Max(0, to - from + 1)));
            told = Math.Max(told, to + 1);
        }

        var (lost, until) = (0, jobs[0]);
        foreach (var next in jobs.Skip(1))
        {
            var gap = Longest(until.Last + 1, next.First - 1, covered);
            if (gap > Tolerated && next.First > today - LookBack && lost < Most)
            {
                lost++;
                yield return new RuleFinding(
                    Severity.Warning,
                    "explain the gap between jobs",
                    $"{Capital(Count.Months(gap))} between two jobs are not accounted for.",
                    "Fill the gap with what you did, such as study, care, travel or freelance work, in one dated line. " +
                    "If dates are missing a month, add it: years alone make gaps look longer.",
                    [until.Date.Place, next.Date.Place],
                    1);
            }

            if (next.Last > until.Last) until = next;
        }

        var since = Longest(until.Last + 1, today - 1, covered);
        if (since > Tolerated)
        {
            yield return new RuleFinding(
                Severity.Suggestion,
                "say what you do since your last job",
                $"Your last dated job ended {Count.Months(since)} before the upload.",
                "If you still work there, write “Present”. If not, one dated line on what you do now (study, projects, " +
                "care) answers the question before it is asked.",
                [until.Date.Place],
                0);
        }
    }

    /// <summary>The longest run of months of a stretch that nothing covers.</summary>
    private static int Longest(int from, int to, HashSet<int> covered)
    {
        var (longest, run) = (0, 0);
        for (var month = Math.Max(from, to - 600); month <= to; month++)
        {
            run = covered.Contains(month) ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
