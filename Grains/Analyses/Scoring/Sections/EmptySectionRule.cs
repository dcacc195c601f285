using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Sections;

/// <summary>A heading with nothing under it looks unfinished, or its content went somewhere else when software read the page.</summary>
internal sealed class EmptySectionRule : IRule
{
    public string Name => "empty_section";

    public Category Category => Category.Sections;

    public string Source => "Parsing guides of applicant tracking vendors: headings whose text stands in a column or box read as empty";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        // Own headings may stand one above the other on purpose; the standard ones do not.
        var empty = context.Parsed.Sections
            .Where(s => s.Heading.Length > 0 && s.Kind is not (SectionKind.Other or SectionKind.Basics) && string.IsNullOrWhiteSpace(s.Body.Of(context.Text)))
            .Where(s => context.Section(s.Kind) is null)
            .Select(s => s.Heading).ToList();
        if (empty.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "fill or drop the empty section",
            $"{Count.Of(empty.Count, "section has", "sections have")} a heading and nothing under it.",
            "Fill it or take the heading out. If the file shows text there, it stands in a column or box that software reads elsewhere.",
            empty,
            1);
    }
}
