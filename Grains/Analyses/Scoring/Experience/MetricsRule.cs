using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>40 to 60 % of the bullets carry a number: a number is what a reader believes and remembers.</summary>
internal sealed class MetricsRule : IRule
{
    private const int Target = 40;
    private const int Plenty = 60;
    private const int Most = 12;

    public string Name => "bullet_metrics";

    public Category Category => Category.Experience;

    public string Source => "Open source analyzers: 40 to 60 % of the bullets; university career guides: show results in numbers";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var count = context.Bullets.Count;
        if (count == 0) yield break;

        var measured = context.Bullets.ToLookup(b => Metrics.In(b.Place.Of(context.Text)));
        var (with, without) = (measured[true].ToList(), measured[false].ToList());
        var share = with.Count * 100 / count;
        if (with.Count * 100 >= count * Target)
        {
            yield return share >= Plenty
                ? RuleFinding.Praise(
                    "results in numbers",
                    $"{with.Count} of {count} bullets carry a number.",
                    [.. with.Take(2).Select(b => b.Place)])
                : RuleFinding.Praise(
                    "numbers in many bullets",
                    $"{with.Count} of {count} bullets carry a number; 40 to 60 % is what strong resumes have.",
                    [.. with.Take(2).Select(b => b.Place)]);
            yield break;
        }

        var goal = ((count * Target) + 99) / 100;
        yield return new RuleFinding(
            Severity.Warning,
            "show results in numbers",
            $"{with.Count} of {count} bullets {Count.Form(with.Count, "carries", "carry")} a number; aim for at least {goal}. Years and dates do not count.",
            "Ask of each bullet quoted here: how many, how often, how much, how fast, for how many people? " +
            "Pattern: “Reduced [what] from [before] to [after]” or “Served [number] customers a [day]”. Use only " +
            "numbers that you can explain in an interview.",
            [.. without.Take(4).Select(b => b.Place)],
            Math.Max(1, ((Most * ((count * Target) - (with.Count * 100))) + (count * Target / 2)) / (count * Target)));
    }
}
