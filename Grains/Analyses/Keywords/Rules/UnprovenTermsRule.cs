using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Keywords.Rules;

/// <summary>Required terms that stand in the skills section only.</summary>
internal sealed class UnprovenTermsRule : IRule
{
    public string Name => "keywords_unproven";

    public Category Category => Category.Keywords;

    public string Source => "University career guides: skills convince where a bullet shows them at work";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Job is not { Match: not null, ListedOnly.Count: > 0 } job || context.Bullets.Count == 0) yield break;
        var terms = job.ListedOnly.Select(p => p.Of(context.Text)).ToList();
        yield return new RuleFinding(
            Severity.Suggestion,
            "show required skills at work",
            $"{Count.Of(terms.Count, "required term stands", "required terms stand")} in your skills list only: {Count.List(terms)}.",
            "Name each in a bullet that tells where you used it and what came of it: a list alone convinces software, not people.",
            job.ListedOnly,
            0);
    }
}
