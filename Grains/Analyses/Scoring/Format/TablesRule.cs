using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Some application systems skip tables or read their cells in the wrong order.</summary>
internal sealed class TablesRule : IRule
{
    public string Name => "tables";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors: no tables";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        if (context.Traits.Tables == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "take text out of tables",
            $"The file lays text out in {Count.Of(context.Traits.Tables, "table")}; some application systems skip them or mix their cells up.",
            "Turn tables into plain lines: company and title on one, dates at its end behind a tab, bullets below.",
            [.. context.Lines.Where(l => l.Layout?.Kind == LineKind.TableRow && !string.IsNullOrWhiteSpace(l.Text)).Take(2).Select(l => l.Place)],
            2);
    }
}
