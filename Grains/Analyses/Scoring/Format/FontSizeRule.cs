using System.Globalization;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Body text of 10 to 12 points: smaller is hard to read on paper and on a phone, larger wastes the page.</summary>
internal sealed class FontSizeRule : IRule
{
    private const double Smallest = 10;
    private const double Largest = 12;

    // A nominal 10 points is 9.96 in TeX, and readers round.
    private const double Slack = 0.15;

    // Fewer letters of known size say nothing about the body.
    private const int FewestLetters = 200;

    public string Name => "font_size";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors and university career guides: body text of 10 to 12 points";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (Body(context) is not { } body) yield break;
        var points = Math.Round(body, 1, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
        if (body < Smallest - Slack)
        {
            yield return new RuleFinding(
                Severity.Warning,
                "make the text larger",
                $"Most of the text is {points} points large, which is hard to read; 10 to 12 are usual.",
                "Set the body in 10 to 12 points. If it does not fit then, cut text, not size.",
                [],
                1);
        }
        else if (body > Largest + Slack)
        {
            yield return new RuleFinding(
                Severity.Suggestion,
                "make the text smaller",
                $"Most of the text is {points} points large; 10 to 12 are usual.",
                "Set the body in 10 to 12 points, so that more of it stands on the first page.",
                [],
                0);
        }
    }

    /// <summary>The size of the line in the middle, by letters, when all are sorted by size; headings left out.</summary>
    private static double? Body(RuleContext context)
    {
        var lines = context.Lines
            .Where(l => l.Layout is { FontSize: > 0, Kind: not (LineKind.Heading or LineKind.Header or LineKind.Footer or LineKind.Note) })
            .Select(l => (l.Layout!.FontSize, Letters: l.Text.Count(char.IsLetterOrDigit))).OrderBy(l => l.FontSize).ToList();
        var all = lines.Sum(l => l.Letters);
        if (all < FewestLetters) return null;
        var passed = 0;
        foreach (var (size, letters) in lines)
        {
            passed += letters;
            if (2 * passed >= all) return size;
        }

        return null;
    }
}
