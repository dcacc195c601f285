using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Language;

/// <summary>Says so where the rules that know English only were left out, instead of finding fault with another language.</summary>
internal sealed class EnglishRule : IRule
{
    public string Name => "not_english";

    public Category Category => Category.Language;

    public string Source => "Our own limit: the lists of words are English";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.IsEnglish) yield break;
        yield return new RuleFinding(
            Severity.Suggestion,
            "have the wording checked by a reader of its language",
            "The resume does not seem to be in English: verbs, tense, spelling and wording were not checked, and cost nothing.",
            "Have somebody who reads the language look at the wording. For an English report send an English resume.",
            [],
            0);
    }
}
