using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Much software reads across columns and runs their lines together; one column is safe everywhere.</summary>
internal sealed class ColumnsRule : IRule
{
    public string Name => "columns";

    public Category Category => Category.Format;

    public string Source => "University career guides and parsing guides of vendors: one column";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Traits.Columns < 2) yield break;
        var second = context.Lines.Where(l => l.Layout is { Column: > 0 } && !string.IsNullOrWhiteSpace(l.Text)).Take(1).Select(l => l.Place).ToList();
        yield return new RuleFinding(
            Severity.Warning,
            "set the text in one column",
            $"The text stands in {Count.Word(context.Traits.Columns)} columns, which some application systems read " +
            "straight across, line by line.",
            "Send a version with one column to online forms: contact data at the top, then the sections one below the other.",
            second,
            3);
    }
}
