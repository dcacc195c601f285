using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Text boxes float beside the text, and many application systems do not read them at all.</summary>
internal sealed class TextBoxesRule : IRule
{
    public string Name => "text_boxes";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors: no text boxes or shapes";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Traits.TextBoxes == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "take text out of text boxes",
            $"{Count.Of(context.Traits.TextBoxes, "text box holds", "text boxes hold")} part of the text; many application systems leave them out.",
            "Move the text into the body of the page and delete the boxes.",
            [.. context.Lines.Where(l => l.Layout?.Kind == LineKind.TextBox && !string.IsNullOrWhiteSpace(l.Text)).Take(2).Select(l => l.Place)],
            3);
    }
}
