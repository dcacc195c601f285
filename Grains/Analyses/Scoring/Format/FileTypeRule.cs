using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>A text or Markdown file is read by every program and looks like a draft to every person; some forms refuse it.</summary>
internal sealed class FileTypeRule : IRule
{
    public string Name => "file_type";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors: DOCX, or a PDF with text";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (!FileTypes.IsText(context.Input.MediaType)) yield break;
        var markdown = context.Input.MediaType is FileTypes.Markdown;
        yield return new RuleFinding(
            Severity.Suggestion,
            "send a DOCX or a PDF",
            markdown
                ? "The file is Markdown: people see its signs, and many application forms do not take it."
                : "The file is plain text: software reads it, but people see no headings, and many application forms do not take it.",
            "Put the text into a word processor with real headings and lists, and send it as DOCX, or as a PDF exported from there.",
            [],
            0);
    }
}
