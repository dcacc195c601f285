using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>Schools and degrees.</summary>
internal static class EducationMeasure
{
    public static void Measure(Truth truth, ParsedResume parsed, Tally tally)
    {
        if (truth.Education is not { } studies)
        {
            return;
        }

        var found = parsed.Resume.Education;
        var pairs = Pairing.Of(studies, found, Likeness);
        var whole = 0;
        for (var at = 0; at < studies.Count; at++)
        {
            whole += Measure(studies[at], pairs[at] < 0 ? null : found[pairs[at]], tally) ? 1 : 0;
        }

        tally.F1(Fields.StudiesF1, whole, studies.Count, found.Count);
        tally.Misses.AddRange(found.Where((_, index) => !pairs.Contains(index)).Select(extra => new Miss(Fields.StudiesF1, "(no such entry)", Told(extra))));
    }

    private static bool Measure(TrueStudy study, Education? found, Tally tally)
    {
        var institution = study.Institution is null || (found is not null && Same.Organization(study.Institution, found.Institution));
        var degree = study.Degree is null || (found is not null && Same.Degree(study.Degree, found.StudyType, found.Area));
        var dates = study.Dates is null || (found is not null && RightDates(study.Dates, found));
        if (study.Institution is not null)
        {
            tally.Is(Fields.Institution, institution, study.Institution, found?.Institution);
        }

        if (study.Degree is not null)
        {
            tally.Is(Fields.Degree, degree, study.Degree, found is null ? null : $"{found.StudyType} | {found.Area}");
        }

        if (study.Dates is not null)
        {
            tally.Is(Fields.StudyDates, dates, study.Dates, found is null ? null : $"{found.StartDate} – {found.EndDate}");
        }

        var whole = found is not null && institution && degree && dates;
        tally.Count(Fields.Study, whole ? 1 : 0, 1);
        return whole;
    }

    private static int Likeness(TrueStudy study, Education found) =>
        (study.Institution is { } institution && Same.Organization(institution, found.Institution) ? 4 : 0)
        + (study.Degree is { } degree && Same.Degree(degree, found.StudyType, found.Area) ? 4 : 0)
        + (study.Dates is { } dates && RightDates(dates, found) ? 2 : 0);

    // The schema has no mark for one that lasts: it has a start and no end.
    private static bool RightDates(TrueRange dates, Education found) =>
        dates.RightStart(found.StartDate) && dates.RightEnd(found.EndDate, current: dates.End == TrueRange.Now);

    private static string Told(Education study) => $"{study.Institution} | {study.StudyType} | {study.Area} | {study.StartDate} – {study.EndDate}";
}
