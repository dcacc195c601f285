using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Sections;

/// <summary>Not all of the document was taken apart: whoever reads the report must know that it says nothing of the rest.</summary>
internal sealed class ReadInPartRule : IRule
{
    public string Name => "read_in_part";

    public Category Category => Category.Sections;

    public string Source => "Our own bounds: several times what a long career fills";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (!context.Parsed.InPart) yield break;
        yield return new RuleFinding(
            Severity.Suggestion,
            "cut the document to a resume",
            "The document holds far more lines, headings or entries than a resume: only the first of them were taken apart, and the report says nothing of the others.",
            "Send the resume alone, with the entries that matter for the job.",
            [],
            0);
    }
}
