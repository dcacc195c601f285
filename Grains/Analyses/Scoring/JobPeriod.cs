using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>When a job was held, in months since year 0, both ends included.</summary>
/// <param name="Index">Which of <see cref="ParsedResume.Jobs"/>.</param>
/// <param name="Date">What it was read from.</param>
/// <param name="First">First month; January where only the year is told.</param>
/// <param name="Last">Last month; December where only the year is told, the month of the upload for the current job.</param>
/// <param name="Exact">Both months are told.</param>
internal sealed record JobPeriod(int Index, ParsedDate Date, int First, int Last, bool Exact)
{
    public static IReadOnlyList<JobPeriod> Of(IReadOnlyList<ParsedJob> jobs, DateOnly asOf)
    {
        var periods = new List<JobPeriod>();
        for (var i = 0; i < jobs.Count; i++)
        {
            if (jobs[i].Dates is { } date && Of(date, asOf) is var (first, last, exact))
                periods.Add(new JobPeriod(i, date, first, last, exact));
        }

        return periods;
    }

    /// <summary>The months of a range; null for a single date, which tells no period.</summary>
    public static (int First, int Last, bool Exact)? Of(ParsedDate date, DateOnly asOf)
    {
        if (date.Start is not { } start || (date.End is null && !date.Current)) return null;
        var first = Month(start.Year, start.Month ?? 1);
        var last = date.End is { } end ? Month(end.Year, end.Month ?? 12) : Month(asOf.Year, asOf.Month);
        // A year alone that has begun but not ended says nothing of the months to come.
        if (date.End is { Month: null } year && year.Year == asOf.Year) last = Month(asOf.Year, asOf.Month);
        return (first, last, start.Month is not null && (date.Current || date.End?.Month is not null));
    }

    public static int Month(int year, int month) => (year * 12) + month - 1;

    /// <summary>Months that at least one of the periods covers.</summary>
    public static int MonthsWorked(IReadOnlyList<JobPeriod> periods)
    {
        var (total, until) = (0, int.MinValue);
        foreach (var period in periods.Where(p => p.Last >= p.First).OrderBy(p => p.First).ThenBy(p => p.Last))
        {
            var from = Math.Max(period.First, until + 1);
            if (period.Last >= from) total += period.Last - from + 1;
            until = Math.Max(until, period.Last);
        }

        return total;
    }
}
