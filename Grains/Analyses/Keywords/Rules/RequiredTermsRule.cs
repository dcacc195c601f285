using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Keywords.Rules;

/// <summary>Terms that the job requires and the resume does not show. Its points are the share of their weight.</summary>
internal sealed class RequiredTermsRule : IRule
{
    public string Name => "keywords_required";

    public Category Category => Category.Keywords;

    public string Source => "Guides of applicant tracking vendors: recruiters search and rank by the terms of the advert";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Job is not { Match: not null } job) yield break;
        var musts = job.MissingTerms(required: true);
        if (musts.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            $"show the required terms that you can back, such as {Count.List(musts, 3)}",
            $"{Count.Of(musts.Count, "term")} that the job requires {Count.Form(musts.Count, "is", "are")} not in the resume: {Count.List(musts)}.",
            "Where you have done it, say so in the advert's own words, best in a bullet that shows the work. Leave " +
            "out what you have not done.",
            [],
            job.LostRequired);
    }
}
