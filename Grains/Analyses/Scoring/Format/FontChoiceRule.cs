using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>
/// Fonts made for posters are hard to read; in a DOCX, one that the reader's computer lacks is replaced by another, and the lines
/// break elsewhere. A PDF carries its fonts with it.
/// </summary>
internal sealed class FontChoiceRule : IRule
{
    public string Name => "font_choice";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors and university career guides: Arial, Helvetica, Times, Calibri, Georgia or Cambria";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var families = FontFamilies.Of(context.Traits.Fonts);
        var decorative = families.Where(FontFamilies.IsDecorative).ToList();
        if (decorative.Count > 0)
        {
            yield return new RuleFinding(
                Severity.Warning,
                "use a plain font",
                $"{Count.List(decorative, 3)} {Count.Form(decorative.Count, "is a decorative font", "are decorative fonts")}, which many find hard to read or to take seriously.",
                "Set the text in Calibri, Arial, Georgia or Cambria.",
                [],
                1);
        }

        var rare = context.Input.MediaType is FileTypes.Docx ? families.Where(f => !FontFamilies.IsEverywhere(f) && !FontFamilies.IsDecorative(f)).ToList() : [];
        if (rare.Count > 0)
        {
            yield return new RuleFinding(
                Severity.Suggestion,
                "use a font that every computer has",
                $"{Count.List(rare, 3)} {Count.Form(rare.Count, "is", "are")} not on every computer: elsewhere another font stands in, and lines break in other places.",
                "Use Calibri, Arial, Georgia or Cambria, or send a PDF, which carries its fonts with it.",
                [],
                0);
        }
    }
}
