using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Keywords.Rules;

/// <summary>A job description out of which no term can be made is not matched, and the report says so instead of a share of nothing.</summary>
internal sealed class JobTermsRule : IRule
{
    public string Name => "job_terms";

    public Category Category => Category.Format;

    public string Source => "Our own measure: a match against nothing would be a made-up number";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Job is not { Match: null }) yield break;
        yield return new RuleFinding(
            Severity.Suggestion,
            "send a job description that names skills",
            "No skill or requirement could be made out in the job description, so the resume was not matched against it.",
            "Send the full text of the advert, with its list of requirements.",
            [],
            0);
    }
}
