using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>Judges a parsed resume. Pure: the same document, job and date give the same report, bit for bit.</summary>
internal static class ResumeJudge
{
    // A rule that finds more says the same again and again.
    private const int MostFindings = 100;

    /// <param name="input">The document, the job and the date.</param>
    /// <param name="parsed">What was read out of the document.</param>
    /// <param name="cancellation">Ends it between two rules.</param>
    public static Report Judge(AnalysisInput input, ParsedResume parsed, CancellationToken cancellation) =>
        Judge(new RuleContext(input, parsed, new WorkBudget(cancellation: cancellation)), cancellation);

    /// <param name="context">The document, the job and the date, looked at once.</param>
    /// <param name="cancellation">Ends it between two rules.</param>
    public static Report Judge(RuleContext context, CancellationToken cancellation)
    {
        var (asOf, resume, job) = (context.AsOf, context.Parsed.Resume, context.Job?.Match);
        var reasons = Grading.ReasonsAgainst(context, out var isResume);
        var found = Find(context, reasons.Count == 0 || isResume ? Rules.All : Rules.OfAnyDocument, cancellation);
        if (reasons.Count > 0)
        {
            var listed = Scorecard.Ungraded(context, found);
            return new Report(null, reasons, [], asOf, [], listed.Findings, job, resume, Summary.Ungraded(reasons, listed));
        }

        var scored = Scorecard.Score(context, found, withKeywords: job is not null);
        return new Report(scored.Total, [], scored.Changes, asOf, scored.Categories, scored.Findings, job, resume, Summary.Graded(scored, job));
    }

    /// <summary>What rules find, in their order.</summary>
    public static IReadOnlyList<(IRule Rule, RuleFinding Finding)> Find(RuleContext context, IReadOnlyList<IRule> rules, CancellationToken cancellation)
    {
        var found = new List<(IRule, RuleFinding)>();
        foreach (var rule in rules)
        {
            cancellation.ThrowIfCancellationRequested();
            context.Work.Spend(1 + context.Text.Length);
            if (rule.KnowsEnglishOnly && !context.IsEnglish) continue;
            found.AddRange(rule.Judge(context).Take(MostFindings).Select(finding => (rule, finding)));
        }

        return found;
    }
}
