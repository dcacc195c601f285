using System.Collections.Frozen;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>The present tense belongs to the current role only. What the current role has finished may stand in the past.</summary>
internal sealed class TenseRule : IRule
{
    private const int Most = 3;

    // Nouns as well as verbs ("Lead engineer for …", "Test automation"): a verb only where an object follows.
    private static readonly FrozenSet<string> Objects = WordList.Set("object-words.txt");

    private static readonly FrozenSet<string> Nouns = WordList.Set("noun-verbs.txt");

    public string Name => "tense";

    public Category Category => Category.Experience;

    public string Source => "University career guides: the present for the current role, the past for others";

    public bool KnowsEnglishOnly => true;

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var present = context.Bullets.Where(b => Ended(context, b) && IsPresent(b)).ToList();
        if (present.Count == 0) yield break;
        var example = present[0].Lead;
        var past = Verbs.PastOf(Verbs.BaseOf(example));
        yield return new RuleFinding(
            Severity.Warning,
            "tell past jobs in the past tense",
            $"{Count.Of(present.Count, "bullet", "bullets")} of jobs that have ended {Count.Form(present.Count, "stands", "stand")} in the present tense.",
            $"Write them in the past tense: “{Capital(example)} …” becomes “{Capital(past ?? example)} …”. Keep the " +
            "present for what you do today.",
            [.. present.Select(b => b.Place)],
            Math.Min(Most, present.Count));
    }

    private static bool Ended(RuleContext context, BulletWords bullet) =>
        bullet.Bullet.Job >= 0 && bullet.Bullet.Job < context.Parsed.Jobs.Count
        && context.Parsed.Jobs[bullet.Bullet.Job].Dates is { Current: false, End: not null } dates && !Future(dates, context.AsOf);

    private static bool Future(ParsedDate date, DateOnly asOf) =>
        JobPeriod.Of(date, asOf) is var (_, last, _) && last >= JobPeriod.Month(asOf.Year, asOf.Month);

    private static bool IsPresent(BulletWords bullet)
    {
        if (Verbs.FormOf(bullet.Lead) != VerbForm.Present) return false;
        return Objects.Contains(bullet.AfterLead) || !Nouns.Contains(Verbs.BaseOf(bullet.Lead));
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
