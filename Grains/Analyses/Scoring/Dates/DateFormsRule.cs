using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Dates;

/// <summary>One way of writing dates: mixed ones look pasted together, and software misreads the odd one out.</summary>
internal sealed class DateFormsRule : IRule
{
    public string Name => "date_forms";

    public Category Category => Category.Dates;

    public string Source => "Parsing guides of applicant tracking vendors: one form of dates, with months";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        // Jobs only: a degree may well be dated by its year.
        var forms = context.Parsed.Jobs.Select(j => j.Dates).OfType<Resumes.ParsedDate>()
            // "May" is both long and short, so that the length of a month's name tells no form.
            .GroupBy(d => d.Form.Replace("MMMM", "MMM", StringComparison.Ordinal), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.First().Place.Start)
            .ToList();
        if (forms.Count < 2)
        {
            if (forms.Count == 1 && forms[0].Count() > 1)
                yield return RuleFinding.Praise("dates in one form", "All jobs are dated, in the same form.", [.. forms[0].Take(2).Select(d => d.Place)]);
            yield break;
        }

        yield return new RuleFinding(
            Severity.Warning,
            "write all dates in one form",
            $"The dates of your jobs are written in {Count.Word(forms.Count)} different forms.",
            "Choose one, best with the month: “Mar 2021 – Jun 2024” or “03/2021 – 06/2024”, and write every job's dates in it.",
            [.. forms.Select(g => g.First().Place)],
            forms.Count == 2 ? 1 : 2);
    }
}
