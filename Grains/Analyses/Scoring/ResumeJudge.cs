using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Keywords;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>Judges a parsed resume. Pure: the same document, job and date give the same report, bit for bit.</summary>
internal static class ResumeJudge
{
    /// <param name="input">The document, the job and the date.</param>
    /// <param name="parsed">What was read out of the document.</param>
    /// <param name="cancellation">Ends it between two rules.</param>
    public static Report Judge(AnalysisInput input, ParsedResume parsed, CancellationToken cancellation) =>
        Judge(new RuleContext(input, parsed), cancellation);

    /// <param name="context">The document, the job and the date, looked at once.</param>
    /// <param name="cancellation">Ends it between two rules.</param>
    public static Report Judge(RuleContext context, CancellationToken cancellation)
    {
        var (input, parsed) = (context.Input, context.Parsed);
        var reasons = Grading.ReasonsAgainst(context, out var isResume);
        var job = KeywordMatcher.Match(context, input.JobDescription);

        var rules = reasons.Count == 0 || isResume ? Rules.All : Rules.OfAnyDocument;
        var found = new List<(IRule, RuleFinding)>();
        foreach (var rule in rules)
        {
            cancellation.ThrowIfCancellationRequested();
            if (rule.KnowsEnglishOnly && !context.IsEnglish) continue;
            found.AddRange(rule.Judge(context).Select(finding => (rule, finding)));
        }

        if (reasons.Count == 0 || isResume)
            found.AddRange(KeywordRules.Judge(context, job));

        if (reasons.Count > 0)
        {
            var listed = Scorecard.Ungraded(context, found);
            return new Report(null, reasons, input.AsOf, [], listed.Findings, job?.Match, parsed.Resume, Summary.Ungraded(reasons, listed));
        }

        var scored = Scorecard.Score(context, found, withKeywords: job?.Match is not null);
        return new Report(
            scored.Total, [], input.AsOf, scored.Categories, scored.Findings, job?.Match, parsed.Resume, Summary.Graded(scored, job?.Match));
    }
}
