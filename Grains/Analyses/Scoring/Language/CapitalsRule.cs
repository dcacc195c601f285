using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Analyses.Scoring.Language;

/// <summary>Lines of more than 30 characters all in capitals read slowly. Headings, the name and the head line of a job may be.</summary>
internal sealed class CapitalsRule : IRule
{
    private const int Longest = 30;
    private const int FewestLetters = 20;
    private const int Most = 2;

    public string Name => "all_capitals";

    public Category Category => Category.Language;

    public string Source => "Open source analyzers: lines of over 30 capitals; readability guides";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var headings = context.Parsed.Sections.Where(s => s.Heading.Length > 0).Select(s => s.Heading.Start).ToHashSet();
        var heads = context.Parsed.Jobs.Select(j => TextLine.At(context.Lines, j.Place.Start)?.Place.Start ?? -1).ToHashSet();
        var found = context.EachLine().Skip(3)
            .Where(l => l.Text.Trim().Length > Longest && Shouts(l.Text))
            .Where(l => l.Layout?.Kind is not LineKind.Heading && !heads.Contains(l.Place.Start))
            .Where(l => !headings.Any(h => h >= l.Place.Start && h <= l.Place.End))
            .Select(l => l.Place).ToList();
        if (found.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "write long lines in small letters",
            $"{Count.Of(found.Count, "line")} of running text {Count.Form(found.Count, "stands", "stand")} all in capitals.",
            "Write them in small letters; keep capitals for headings and use bold where something must stand out.",
            found,
            Math.Min(Most, found.Count));
    }

    private static bool Shouts(string line)
    {
        var letters = 0;
        foreach (var c in line)
        {
            if (char.IsLower(c)) return false;
            if (char.IsUpper(c)) letters++;
        }

        return letters >= FewestLetters;
    }
}
