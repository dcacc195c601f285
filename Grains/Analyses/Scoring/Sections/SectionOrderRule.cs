using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Sections;

/// <summary>Readers take seconds and start at the top: what they read for comes before what they read last.</summary>
internal sealed class SectionOrderRule : IRule
{
    // Five years of work outweigh a degree; before that school may well stand first.
    private const int Experienced = 60;

    public string Name => "section_order";

    public Category Category => Category.Sections;

    public string Source => "University career guides: what the reader looks for comes first";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Section(SectionKind.Work) is not { } work) yield break;

        foreach (var kind in new[] { SectionKind.References, SectionKind.Interests })
        {
            if (context.Section(kind) is { Heading.Length: > 0 } early && early.Body.Start < work.Body.Start)
            {
                yield return new RuleFinding(
                    Severity.Warning,
                    $"move {(kind == SectionKind.References ? "references" : "interests")} to the end",
                    $"{(kind == SectionKind.References ? "References" : "Interests")} stand before your experience.",
                    "Move them to the end, or drop them: the first half page should hold what the job asks for.",
                    [early.Heading],
                    1);
            }
        }

        if (context.Section(SectionKind.Education) is { Heading.Length: > 0 } education && education.Body.Start < work.Body.Start
            && JobPeriod.MonthsWorked(context.Jobs) >= Experienced)
        {
            yield return new RuleFinding(
                Severity.Suggestion,
                "move experience above education",
                "Education stands before your experience, although you have worked for years since.",
                "Consider moving Experience up: after a few years of work it says more about you than school does. " +
                "Academic and medical resumes may keep the order.",
                [education.Heading],
                0);
        }
    }
}
