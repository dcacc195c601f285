using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Tracked changes show a reader every earlier version.</summary>
internal sealed class TrackedChangesRule : IRule
{
    public string Name => "tracked_changes";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors: no tracked changes or comments";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (!context.Traits.TrackedChanges) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "accept the tracked changes",
            "Changes are tracked in the file: whoever opens it sees what stood there before.",
            "Accept all changes, turn tracking off, delete comments and save.",
            [],
            2);
    }
}
