using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>One way of writing dates: mixed ones look pasted together, and software misreads the odd one out.</summary>
internal sealed class DateFormsRule : IRule
{
    public string Name => "date_forms";

    public Category Category => Category.Dates;

    public string Source => "Parsing guides of applicant tracking vendors: one form of dates, with months";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        // A degree may well be dated by its year; of jobs, a year alone is a form beside others.
        var jobs = context.Parsed.Jobs.Select(j => j.Dates).OfType<ParsedDate>().ToList();
        var places = jobs.Select(j => j.Place).ToHashSet();
        var others = context.Parsed.Dates.Where(d => !places.Contains(d.Place)).ToList();
        var forms = jobs.Select(d => (Date: d, Forms: DateForm.Of(context.Text, d)))
            .Concat(others.Select(d => (Date: d, Forms: (IReadOnlyList<string>)[.. DateForm.Of(context.Text, d).Where(f => f != DateForm.Year)])))
            .SelectMany(d => d.Forms.Select(f => (Form: f, d.Date.Place))).OrderBy(d => d.Place.Start)
            .GroupBy(d => d.Form, StringComparer.Ordinal).ToList();
        if (forms.Count < 2)
        {
            if (forms.Count == 1 && jobs.Count > 1)
                yield return RuleFinding.Praise("dates in one form", "All jobs are dated, in the same form.", [.. jobs.Take(2).Select(d => d.Place)]);
            yield break;
        }

        yield return new RuleFinding(
            Severity.Warning,
            "write all dates in one form",
            $"Dates are written in {Count.Word(forms.Count)} different forms: {Count.List([.. forms.Select(g => g.First().Place.Of(context.Text).Replace('\n', ' ').Trim())], 4)}.",
            "Choose one, best with the month: “Mar 2021 – Jun 2024” or “03/2021 – 06/2024”, and write every date in it.",
            [.. forms.Select(g => g.First().Place)],
            forms.Count == 2 ? 1 : 2);
    }
}
