using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

/// <summary>Short ways to judge a text.</summary>
internal static class Judged
{
    public static readonly DateOnly AsOf = new(2026, 11, 20);

    public static AnalysisInput Input(string text, DocumentLayout? layout = null, string? job = null, string mediaType = FileTypes.Plain) =>
        new(text, layout ?? Plain(text), job, AsOf, mediaType);

    public static Report Report(string text, DocumentLayout? layout = null, string? job = null) =>
        ResumeJudge.Judge(Input(text, layout, job), PlainResume.Parse(text), CancellationToken.None);

    public static RuleContext Context(string text, DocumentLayout? layout = null, string? job = null, string mediaType = FileTypes.Plain) =>
        new(Input(text, layout, job, mediaType), PlainResume.Parse(text));

    public static IReadOnlyList<RuleFinding> By(IRule rule, string text, DocumentLayout? layout = null, string mediaType = FileTypes.Plain) =>
        [.. rule.Judge(Context(text, layout, mediaType: mediaType))];

    /// <summary>What a rule finds in what the product's own parser reads.</summary>
    public static IReadOnlyList<RuleFinding> Really(IRule rule, string text, DocumentLayout? layout = null, string? job = null, string mediaType = FileTypes.Plain)
    {
        var input = Input(text, layout, job, mediaType);
        return [.. rule.Judge(new RuleContext(input, ResumeParser.Parse(text, input.Layout)))];
    }

    public static DocumentLayout Plain(string text) => new() { Lines = [.. text.Split('\n').Select(_ => new LayoutLine { Page = 1 })] };

    /// <summary>A resume of one current job with these bullets.</summary>
    public static string WithBullets(params IEnumerable<string> bullets) =>
        $"Experience\nPlanner, Nordlys | Mar 2020 – Present\n{string.Join('\n', bullets.Select(b => "• " + b))}\n";

    /// <summary>The text of a finding's places.</summary>
    public static IEnumerable<string> Texts(this RuleFinding finding, string text) => finding.Places.Select(p => p.Of(text));
}
