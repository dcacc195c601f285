using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Sections;

/// <summary>Software files what it reads under experience, education and skills; without the heading it files nothing.</summary>
internal sealed class StandardSectionsRule : IRule
{
    private static readonly (SectionKind Kind, string What, string Heading, int Lost)[] Expected =
    [
        (SectionKind.Work, "experience", "Experience", 6),
        (SectionKind.Education, "education", "Education", 3),
        (SectionKind.Skills, "skills", "Skills", 3),
    ];

    public string Name => "standard_section";

    public Category Category => Category.Sections;

    public string Source => "Parsing guides of applicant tracking vendors: text is filed under the headings that they know";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        foreach (var (kind, what, heading, lost) in Expected)
        {
            if (context.Section(kind) is not null || Read(context, kind)) continue;
            var own = context.Parsed.Sections.Where(s => s.Kind == SectionKind.Other && s.Heading.Length > 0)
                .Select(s => s.Heading.Of(context.Text).Trim().TrimEnd(':')).Take(4).ToList();
            var hint = own.Count == 0
                ? $"Add it under the plain heading “{heading}”."
                : $"If one of your own headings ({Count.List(own)}) holds it, call it “{heading}”: software looks for that word.";
            yield return new RuleFinding(
                kind == SectionKind.Work ? Severity.Critical : Severity.Warning,
                $"add a section “{heading}”",
                $"No {what} section could be found.",
                hint,
                [],
                lost);
        }
    }

    // What the parser found without a heading is there all the same.
    private static bool Read(RuleContext context, SectionKind kind) => kind switch
    {
        SectionKind.Work => context.Parsed.Jobs.Count > 0,
        SectionKind.Education => context.Parsed.Resume.Education.Count > 0,
        _ => context.Parsed.Resume.Skills.Count > 0,
    };
}
