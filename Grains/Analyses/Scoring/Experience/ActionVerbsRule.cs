using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>At least 70 % of the bullets begin with an action verb, so that each says at once what was done.</summary>
internal sealed class ActionVerbsRule : IRule
{
    private const int Target = 70;
    private const int Praised = 85;
    private const int Most = 8;

    public string Name => "action_verbs";

    public Category Category => Category.Experience;

    public string Source => "Open source analyzers: 70 % of the bullets; university career guides: begin with a verb";

    public bool KnowsEnglishOnly => true;

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var count = context.Bullets.Count;
        if (count == 0) yield break;

        var without = context.Bullets.Where(b => Verbs.FormOf(b.Lead) == VerbForm.None || WeakOpenersRule.IsWeak(b)).ToList();
        var with = count - without.Count;
        if (with * 100 >= count * Praised)
        {
            yield return RuleFinding.Praise(
                "bullets that begin with a verb",
                $"{with} of {count} bullets begin with an action verb.");
            yield break;
        }

        if (with * 100 >= count * Target) yield break;

        var goal = ((count * Target) + 99) / 100;
        yield return new RuleFinding(
            Severity.Warning,
            "begin bullets with an action verb",
            $"{with} of {count} bullets {Count.Form(with, "begins", "begin")} with an action verb; aim for at least {goal}.",
            "Turn the bullets quoted here round so that the first word is what you did. Pattern: “[Built | Trained | " +
            "Negotiated | …] [what] for [whom], which [result]”.",
            [.. without.Take(4).Select(b => b.Place)],
            Math.Max(1, ((Most * ((count * Target) - (with * 100))) + (count * Target / 2)) / (count * Target)));
    }
}
