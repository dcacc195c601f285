using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Analyses.Scoring.Format;

/// <summary>Contact data that stand in the page header or footer only: many application systems do not read those.</summary>
internal sealed class HeaderContactRule : IRule
{
    public string Name => "contact_in_header";

    public Category Category => Category.Format;

    public string Source => "Parsing guides of applicant tracking vendors: headers and footers are often left out; measured: one file in a hundred has its e-mail there";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var lines = new List<TextLine>();
        foreach (var piece in new[] { context.Basics.Email, context.Basics.Phone })
        {
            if (string.IsNullOrEmpty(piece)) continue;
            var holding = context.Lines.Where(l => l.Text.Contains(piece, StringComparison.Ordinal)).ToList();
            if (holding.Count > 0 && holding.All(l => l.Layout?.Kind is LineKind.Header or LineKind.Footer)) lines.Add(holding[0]);
        }

        if (lines.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "move contact data into the body",
            "Your contact data stand in the page header or footer, which many application systems do not read.",
            "Move name, e-mail and phone into the first lines of the page itself.",
            [.. lines.Select(l => l.Place).Distinct()],
            3);
    }
}
