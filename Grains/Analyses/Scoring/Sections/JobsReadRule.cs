using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Sections;

/// <summary>An experience section out of which no job can be read is, to software, an empty one.</summary>
internal sealed class JobsReadRule : IRule
{
    public string Name => "jobs_read";

    public Category Category => Category.Sections;

    public string Source => "Our own parser: what it cannot read, others seldom can";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Section(SectionKind.Work) is not { } work || context.Parsed.Jobs.Count > 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "give each job a title, a company and dates",
            "There is an experience section, but no job could be read out of it.",
            "Begin each job with its title, the company and the dates, for example “Title, Company, City” and “Mar " +
            "2021 – Present” on one or two lines.",
            work.Heading.Length > 0 ? [work.Heading] : [],
            3);
    }
}
