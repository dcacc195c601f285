using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>
/// Text that software reads and a person does not see. It is quoted so that its owner can find it, and left out of everything
/// else: it neither gains nor costs a point, because the person may not know of it, but whoever finds it will think of cheating.
/// </summary>
internal sealed class HiddenTextRule : IRule
{
    public string Name => "hidden_text";

    public Category Category => Category.Format;

    public string Source => "Measured: parsers read it and readers do not; vendors show it to recruiters";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var hidden = context.Input.Layout.Hidden;
        if (hidden.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Critical,
            "take hidden text out of the file",
            $"The file holds {Count.Of(hidden.Count, "piece")} of text that a person cannot see: white, tiny, off the page or marked hidden.",
            "Take it out. Employers' software shows such text, and many reject the application for it. It was left out of this report.",
            [],
            0)
        {
            Unplaced = [.. hidden.Select(h => new Evidence(h.Quote, null, h.Page > 0 ? h.Page : null))],
        };
    }
}
