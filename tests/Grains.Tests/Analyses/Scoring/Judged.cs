using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

/// <summary>Short ways to judge a text.</summary>
internal static class Judged
{
    public static readonly DateOnly AsOf = new(2026, 11, 20);

    public static AnalysisInput Input(string text, DocumentLayout? layout = null, string? job = null) =>
        new(text, layout ?? Plain(text), job, AsOf, "text/plain");

    public static Report Report(string text, DocumentLayout? layout = null, string? job = null) =>
        ResumeJudge.Judge(Input(text, layout, job), PlainResume.Parse(text), CancellationToken.None);

    public static RuleContext Context(string text, DocumentLayout? layout = null, string? job = null) =>
        new(Input(text, layout, job), PlainResume.Parse(text));

    public static IReadOnlyList<RuleFinding> By(IRule rule, string text, DocumentLayout? layout = null) =>
        [.. rule.Judge(Context(text, layout))];

    public static DocumentLayout Plain(string text) => new() { Lines = [.. text.Split('\n').Select(_ => new LayoutLine { Page = 1 })] };

    /// <summary>A resume of one current job with these bullets.</summary>
    public static string WithBullets(params IEnumerable<string> bullets) =>
        $"Experience\nPlanner, Nordlys | Mar 2020 – Present\n{string.Join('\n', bullets.Select(b => "• " + b))}\n";

    /// <summary>The text of a finding's places.</summary>
    public static IEnumerable<string> Texts(this RuleFinding finding, string text) => finding.Places.Select(p => p.Of(text));
}
