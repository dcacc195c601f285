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

    // Three or four lines. The model is asked for less.
    private const int LongestText = 500;

    private const string Rule = "model";

    /// <summary>The report with the findings that pass, before its praise; the others are dropped.</summary>
    public static Report AddTo(Report report, RuleContext context, ModelAnswer answer)
    {
        var findings = new List<(string Category, Finding Finding)>();
        foreach (var found in answer.Findings.DistinctBy(finding => (finding.Quote, finding.Message)))
        {
            var category = Categories.Name(found.Category);
            // An ungraded report has no categories; in a graded one each finding belongs to one.
            var belongs = report.Score is null || report.Categories.Any(own => own.Name == category);
            if (findings.Count < Most && belongs && IsText(found.Message) && IsText(found.Suggestion) && Evidence(context, found.Quote) is { } evidence)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{Rule}.{findings.Count + 1}");
                findings.Add((category, new Finding(id, Rule, Severity.Suggestion, found.Message.Trim(), found.Suggestion.Trim(), [evidence], Points: 0)));
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

    // What is not in the document, word for word, was made up.
    private static Evidence? Evidence(RuleContext context, string quote) =>
        context.Find(quote.Trim()) is [var place, ..] ? context.Quote(place) : null;

    private static bool IsText(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && !text.Trim().Any(char.IsControl);
}
