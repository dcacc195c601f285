using System.Globalization;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// Adds what a model found to the built-in report, as suggestions that cost nothing: whatever the model says, and whoever talked
/// it into that, the score stays what the rules made it.
/// </summary>
internal static class ModelFindings
{
    // More than a person works off in one sitting would bury what the rules say.
    private const int Most = 12;

    private const string Rule = "model";

    /// <summary>The report with the findings that pass, before its praise; the others are dropped.</summary>
    /// <param name="report">The rules' report.</param>
    /// <param name="context">What it is about.</param>
    /// <param name="answer">What the model said.</param>
    /// <param name="count">Told what becomes of each finding.</param>
    public static Report AddTo(Report report, RuleContext context, ModelAnswer answer, Action<ModelFindingOutcome> count)
    {
        var resume = new FoldedText(context.Text);
        var texts = new ModelTexts(resume, context.Input.JobDescription);
        var findings = new List<(string Category, Finding Finding)>();
        foreach (var found in answer.Findings.DistinctBy(finding => (finding.Quote, finding.Message)))
        {
            var category = Categories.Name(found.Category);
            // An ungraded report has no categories; in a graded one each finding belongs to one.
            var belongs = report.Score is null || report.Categories.Any(own => own.Name == category);
            // What is not in the document, word for word, was made up.
            var evidence = resume.Find(found.Quote) is { } place ? context.Quote(place) : null;
            var outcome =
                evidence is null ? ModelFindingOutcome.Unquoted
                : !belongs || !texts.IsFit(found.Message) || !texts.IsFit(found.Suggestion) ? ModelFindingOutcome.Unfit
                : findings.Count == Most ? ModelFindingOutcome.TooMany
                : ModelFindingOutcome.Kept;
            count(outcome);
            if (outcome == ModelFindingOutcome.Kept)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{Rule}.{findings.Count + 1}");
                findings.Add((category, new Finding(id, Rule, Severity.Suggestion, found.Message.Trim(), found.Suggestion.Trim(), [evidence!], Points: 0)));
            }
        }

        var praise = report.Findings.Count(finding => finding.Severity == Severity.Praise);
        return report with
        {
            Findings = [.. report.Findings.SkipLast(praise), .. findings.Select(own => own.Finding), .. report.Findings.TakeLast(praise)],
            Categories = [.. report.Categories.Select(category => category with
            {
                Findings = [.. category.Findings, .. findings.Where(own => own.Category == category.Name).Select(own => own.Finding.Id)],
            })],
        };
    }
}

/// <summary>What became of a finding of the model.</summary>
internal enum ModelFindingOutcome
{
    /// <summary>It stands in the report.</summary>
    Kept = 0,

    /// <summary>Its quote does not stand in the resume, or says too little.</summary>
    Unquoted = 1,

    /// <summary>Its words may not be shown, or its category is none of the report's.</summary>
    Unfit = 2,

    /// <summary>There were enough before it.</summary>
    TooMany = 3,
}
