namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>A file that no application system trips over is worth a word, so that nobody "improves" it.</summary>
internal sealed class CleanFileRule : IRule
{
    public string Name => "clean_file";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors: what they ask of a file";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var traits = context.Traits;
        if (traits is not { Columns: <= 1, Tables: 0, TextBoxes: 0, Images: 0, TrackedChanges: false, UnknownGlyphs: 0 }) yield break;
        if (context.Input.Layout.Hidden.Count > 0) yield break;
        // Only what the reader of the type looks at: a PDF has no tables, only lines, and a text has no layout at all.
        var clean = context.Input.MediaType switch
        {
            FileTypes.Docx => "One column, no tables, text boxes, pictures or tracked changes",
            FileTypes.Pdf => "One column, no pictures, and every character can be read as text",
            _ => null,
        };
        if (clean is null) yield break;
        yield return RuleFinding.Praise("a file that software can read", $"{clean}: application systems read it as it stands.");
    }
}
