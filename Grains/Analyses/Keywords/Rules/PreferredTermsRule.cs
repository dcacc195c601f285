using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Keywords.Rules;

/// <summary>Terms that the job would like and the resume does not show.</summary>
internal sealed class PreferredTermsRule : IRule
{
    public string Name => "keywords_preferred";

    public Category Category => Category.Keywords;

    public string Source => "Guides of applicant tracking vendors: recruiters search and rank by the terms of the advert";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Job is not { Match: not null } job) yield break;
        var wishes = job.MissingTerms(required: false);
        if (wishes.Count == 0) yield break;
        yield return new RuleFinding(
            job.Lost > job.LostRequired ? Severity.Warning : Severity.Suggestion,
            $"add preferred terms that you can back, such as {Count.List(wishes, 3)}",
            $"{Count.Of(wishes.Count, "term")} that the job would like {Count.Form(wishes.Count, "is", "are")} not in the resume: {Count.List(wishes)}.",
            "Add those that you can speak about, for example under Skills.",
            [],
            job.Lost - job.LostRequired);
    }
}
