using System.Collections.Frozen;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>The present tense belongs to the current role only. What the current role has finished may stand in the past.</summary>
internal sealed class TenseRule : IRule
{
    private const int Most = 3;

    // Nouns as well as verbs ("Lead engineer for …", "Test automation"): a verb only where an object follows.
    private static readonly FrozenSet<string> Objects = new[]
    {
        "the", "a", "an", "all", "any", "each", "our", "their", "new", "daily", "weekly", "monthly", "multiple", "various", "clients", "customers", "patients", "students",
        "teams", "and", "with", "up", "to",
    }.ToFrozenSet(StringComparer.Ordinal);

    public string Name => "tense";

    public Category Category => Category.Experience;

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
            $"Write them in the past tense: “{Capital(example)} …” becomes “{Capital(past ?? example)} …”. Keep the present for what you do today.",
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

    private static readonly FrozenSet<string> Nouns = new[]
    {
        "account", "address", "advance", "answer", "audit", "author", "award", "balance", "bill", "book", "boost", "budget", "call", "campaign", "care", "catalog", "chair",
        "champion", "change", "chart", "check", "clean", "clear", "close", "coach", "code", "command", "contract", "control", "cook", "cover", "craft", "cut", "design",
        "direct", "display", "document", "double", "draft", "drive", "export", "focus", "form", "grade", "guide", "head", "help", "host", "import", "increase", "index",
        "influence", "interview", "inventory", "invoice", "issue", "judge", "label", "launch", "lead", "lecture", "license", "link", "load", "log", "lower", "map", "market",
        "measure", "mentor", "model", "monitor", "move", "nurse", "offer", "open", "order", "orient", "outline", "overhaul", "own", "pack", "package", "paint", "partner",
        "photograph", "pilot", "pioneer", "pitch", "place", "plan", "plant", "play", "present", "price", "process", "produce", "program", "project", "prototype", "purchase",
        "rank", "rate", "record", "release", "repair", "report", "research", "review", "roll", "route", "run", "scale", "schedule", "scope", "score", "screen", "script",
        "secure", "separate", "sequence", "service", "shape", "share", "ship", "sketch", "sort", "source", "staff", "stage", "start", "stock", "store", "structure", "study",
        "supply", "support", "survey", "target", "test", "tie", "time", "track", "trade", "train", "transfer", "transition", "transport", "treat", "tutor", "type", "update",
        "upgrade", "value", "visit", "volunteer", "work", "engineer", "advocate", "associate", "graduate", "counsel", "exhibit", "articulate", "elaborate", "delegate",
    }.ToFrozenSet(StringComparer.Ordinal);
}
