using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>The same lead verb three times or more, and in more than a tenth of the bullets, makes different work look the same.</summary>
internal sealed class RepeatedVerbRule : IRule
{
    private const int Often = 3;
    private const int Most = 3;

    // Words that say more closely what the commonest ones mean.
    private static readonly Dictionary<string, string> CloserWords = new(StringComparer.Ordinal)
    {
        ["manage"] = "“scheduled”, “budgeted”, “hired” or “negotiated”",
        ["lead"] = "“coached”, “chaired”, “organized” or “founded”",
        ["develop"] = "“designed”, “wrote”, “prototyped” or “launched”",
        ["build"] = "“designed”, “assembled”, “wrote” or “set up”",
        ["create"] = "“drafted”, “designed”, “introduced” or “launched”",
        ["improve"] = "“shortened”, “simplified”, “raised” or “repaired”",
        ["implement"] = "“introduced”, “rolled out”, “installed” or “wrote”",
        ["design"] = "“sketched”, “planned”, “modelled” or “specified”",
        ["support"] = "“answered”, “repaired”, “trained” or “prepared”",
        ["provide"] = "“delivered”, “supplied”, “taught” or “prepared”",
        ["work"] = "“wrote”, “repaired”, “planned” or “sold”",
        ["assist"] = "“prepared”, “answered”, “ordered” or “checked”",
        ["maintain"] = "“repaired”, “updated”, “inspected” or “cleaned up”",
        ["help"] = "“prepared”, “taught”, “answered” or “repaired”",
        ["ensure"] = "“checked”, “tested”, “inspected” or “enforced”",
        ["add"] = "“introduced”, “wrote”, “extended” or “installed”",
    };

    public string Name => "repeated_verb";

    public Category Category => Category.Experience;

    public string Source => "Open source analyzers and university career guides: vary the verbs";

    public bool KnowsEnglishOnly => true;

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var repeated = context.Bullets
            .Where(b => Verbs.FormOf(b.Lead) != VerbForm.None && !WeakOpenersRule.IsWeak(b))
            .GroupBy(b => Verbs.BaseOf(b.Lead), StringComparer.Ordinal)
            .Where(g => g.Count() >= Often && g.Count() * 10 > context.Bullets.Count)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        if (repeated.Count == 0) yield break;

        var told = string.Join(", ", repeated.Select(g => $"“{g.Key}” {Count.Of(g.Count(), "time")}"));
        yield return new RuleFinding(
            Severity.Warning,
            "vary the verbs that bullets begin with",
            $"Bullets begin with the same verb again and again: {told}.",
            $"Keep it where it fits best and name the deed more closely elsewhere{Closer(repeated[0].Key)}.",
            [.. repeated.SelectMany(g => g.Take(3)).Select(b => b.Place)],
            Math.Min(Most, repeated.Count));
    }

    private static string Closer(string verb) =>
        CloserWords.TryGetValue(verb, out var words) ? $": instead of “{verb}”, for example, {words}, whichever is true" : ", by what exactly you did each time";
}
