using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>Jobs and their bullets.</summary>
internal static class WorkMeasure
{
    public static void Measure(Truth truth, ParsedResume parsed, bool template, Tally tally)
    {
        if (truth.BulletCount is { } bullets)
        {
            tally.Is(Fields.BulletTotal, bullets == parsed.Bullets.Count, bullets, parsed.Bullets.Count);
        }

        if (truth.Work is not { } jobs)
        {
            return;
        }

        var found = parsed.Resume.Work.Select((job, index) => new Found(job, parsed.Jobs[index].Dates?.Current ?? false)).ToList();
        var pairs = Pairing.Of(jobs, found, Likeness);
        var whole = 0;
        for (var at = 0; at < jobs.Count; at++)
        {
            whole += Measure(jobs[at], pairs[at] < 0 ? null : found[pairs[at]], template, tally) ? 1 : 0;
        }

        tally.F1(Fields.JobF1, whole, jobs.Count, found.Count);
        tally.F1(Fields.JobsF1, pairs.Count(index => index >= 0), jobs.Count, found.Count);
        tally.Misses.AddRange(found.Where((_, index) => !pairs.Contains(index)).Select(extra => new Miss(Fields.JobsF1, "(no such job)", extra.ToString())));
        Bullets(jobs, found, pairs, tally);
    }

    private static bool Measure(TrueJob job, Found? found, bool template, Tally tally)
    {
        var title = Part(Fields.JobTitle, job.Title, found?.Job.Position, Same.Title);
        var company = Part(Fields.JobCompany, job.Company, found?.Job.Name, Same.Organization);
        var (start, end) = (true, true);
        if (job.Dates is { } dates)
        {
            start = found is not null && dates.RightStart(found.Job.StartDate);
            end = found is not null && dates.RightEnd(found.Job.EndDate, found.Current);
            Date(Fields.JobStart, dates.Start, start, found?.Job.StartDate);
            Date(Fields.JobEnd, dates.End, end, found is { Current: true } ? TrueRange.Now : found?.Job.EndDate);
        }

        var whole = found is not null && title && company && start && end;
        tally.Count(Fields.Job, whole ? 1 : 0, 1);
        if (template)
        {
            tally.Count(Fields.TemplateJob, whole ? 1 : 0, 1);
        }

        return whole;

        bool Part(string field, Wording? expected, string? got, Func<Wording, string?, bool> same)
        {
            if (expected is null)
            {
                return true;
            }

            var right = found is not null && same(expected, got);
            tally.Is(field, right, expected, got);
            return right;
        }

        void Date(string field, string? told, bool right, string? got)
        {
            if (told is not null)
            {
                tally.Is(field, right, $"{told} ({job.Title})", got);
            }
        }
    }

    // What two jobs share; the dates alone will do, a start alone will not.
    private static int Likeness(TrueJob job, Found found)
    {
        var score = (job.Title is { } title && Same.Title(title, found.Job.Position) ? 4 : 0)
            + (job.Company is { } company && Same.Organization(company, found.Job.Name) ? 4 : 0)
            + (job.Dates?.Start is not null && job.Dates.RightStart(found.Job.StartDate) ? 1 : 0)
            + (job.Dates?.End is not null && job.Dates.RightEnd(found.Job.EndDate, found.Current) ? 1 : 0)
            + (job.Bullets?.Any(bullet => found.Job.Highlights.Any(text => Same.Bullet(bullet, text))) == true ? 2 : 0);
        return score < 2 ? 0 : score;
    }

    private static void Bullets(IReadOnlyList<TrueJob> jobs, List<Found> found, int[] pairs, Tally tally)
    {
        if (jobs.Any(job => job.Bullets is null))
        {
            return;
        }

        var right = 0;
        for (var at = 0; at < jobs.Count; at++)
        {
            var (bullets, texts) = (jobs[at].Bullets!, pairs[at] < 0 ? [] : found[pairs[at]].Job.Highlights);
            var same = Pairing.Of(bullets, texts, (bullet, text) => Same.Bullet(bullet, text) ? 1 : 0);
            tally.Is(Fields.JobBulletCount, bullets.Count == texts.Count, $"{bullets.Count} ({jobs[at].Title})", texts.Count);
            for (var index = 0; index < bullets.Count; index++)
            {
                tally.Is(Fields.Bullets, same[index] >= 0, bullets[index], same[index] >= 0 ? "" : texts.ElementAtOrDefault(index));
            }

            right += same.Count(index => index >= 0);
        }

        tally.F1(Fields.BulletsF1, right, jobs.Sum(job => job.Bullets!.Count), found.Sum(job => job.Job.Highlights.Count));
    }

    private sealed record Found(Work Job, bool Current)
    {
        public override string ToString() => $"{Job.Position} | {Job.Name} | {Job.StartDate} – {(Current ? TrueRange.Now : Job.EndDate)}";
    }
}
