using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Keywords.Rules;

/// <summary>Four fifths of what a job asks for, by weight, is worth a word: more would be copying the advert.</summary>
internal sealed class CoverageRule : IRule
{
    public string Name => "keywords_coverage";

    public Category Category => Category.Keywords;

    public string Source => "Our own threshold";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Job?.Match is not { Coverage: >= 0.8 } match) yield break;
        yield return RuleFinding.Praise(
            "it speaks the job's language",
            $"The resume shows {match.Matched.Count} of {match.Matched.Count + match.Missing.Count} terms of the job.");
    }
}
