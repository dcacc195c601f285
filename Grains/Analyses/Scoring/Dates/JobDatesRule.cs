using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>A job without dates counts for nothing when software adds up years of experience.</summary>
internal sealed class JobDatesRule : IRule
{
    private const int Most = 6;

    public string Name => "job_dates";

    public Category Category => Category.Dates;

    public string Source => "Parsing guides of applicant tracking vendors: years of experience are added up from the dates";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        // A parser that tells jobs by their dates reads none without: what stands as one in the text counts as well.
        var jobs = context.Parsed.Jobs;
        var heads = UndatedJobs.Of(context);
        var undated = jobs.Where(j => j.Dates is null).Select(j => FirstLine(context.Text, j.Place)).Union(heads).OrderBy(p => p.Start).ToList();
        if (undated.Count == 0) yield break;
        var all = jobs.Count(j => j.Dates is not null) + undated.Count;
        yield return new RuleFinding(
            Severity.Warning,
            "date every job",
            undated.Count == all
                ? "None of your jobs has dates that could be read."
                : $"{undated.Count} of {Count.Of(all, "job")} {Count.Form(undated.Count, "has", "have")} no dates that could be read.",
            "Write month and year of beginning and end on the line of the title or the company, such as “Mar 2021 – " +
            "Jun 2024” or “Mar 2021 – Present”.",
            undated,
            Math.Min(Most, 2 * undated.Count));
    }

    private static Stretch FirstLine(string text, Stretch place)
    {
        var end = text.IndexOf('\n', place.Start, place.Length);
        return end < 0 ? place : new Stretch(place.Start, end);
    }
}
