using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Sections;

/// <summary>At least four standard sections: fewer leave a reader without something that they look for.</summary>
internal sealed class SectionCountRule : IRule
{
    private const int Enough = 4;

    public string Name => "section_count";

    public Category Category => Category.Sections;

    public string Source => "Parsing guides of applicant tracking vendors and open source analyzers: four standard sections";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var kinds = context.Parsed.Sections
            .Where(s => s.Heading.Length > 0 && s.Kind is not (SectionKind.Basics or SectionKind.Other or SectionKind.References or SectionKind.Interests))
            .Select(s => s.Kind).Distinct().Count();

        if (kinds >= Enough)
        {
            yield return RuleFinding.Praise(
                "standard sections that software can file",
                $"{kinds} sections under headings that software knows.");
            yield break;
        }

        var missing = new List<string>();
        if (context.Section(SectionKind.Summary) is null) missing.Add("Summary");
        if (context.Section(SectionKind.Projects) is null) missing.Add("Projects");
        if (context.Section(SectionKind.Certificates) is null) missing.Add("Certifications");
        yield return new RuleFinding(
            Severity.Warning,
            "use at least four standard sections",
            kinds == 0
                ? "No standard section heading could be found; at least 4 are usual."
                : $"Only {Count.Of(kinds, "standard section")} could be found; at least {Enough} are usual.",
            "Give each part a heading of its own on its own line."
            + (missing.Count > 0 ? $" Worth adding if you have something to put there: {string.Join(", ", missing)}." : ""),
            [],
            Math.Min(3, Enough - kinds));
    }
}
