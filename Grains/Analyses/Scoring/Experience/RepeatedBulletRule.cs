using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>Two bullets that share four fifths of their words, or all of them: copied from job to job, or left in by mistake.</summary>
internal sealed class RepeatedBulletRule : IRule
{
    private const int Alike = 80;

    // Under this many words two bullets that are not the same are alike by chance.
    private const int Fewest = 5;
    private const int Most = 4;

    // Comparing is quadratic; a resume has a few dozen.
    private const int Compared = 200;

    public string Name => "repeated_bullet";

    public Category Category => Category.Experience;

    public string Source => "Open source analyzers: no bullet twice";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var bullets = context.Bullets.Where(b => b.All.Count > 1).Take(Compared)
            .Select(b => (b.Place, Words: b.All.Select(w => w.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal))).ToList();
        var pairs = new List<(Stretch First, Stretch Second)>();
        var used = new HashSet<int>();
        for (var i = 0; i < bullets.Count; i++)
        {
            context.Work.Spend((bullets.Count - i) * (1L + bullets[i].Words.Count));
            for (var j = i + 1; j < bullets.Count; j++)
            {
                if (used.Contains(j) || !Same(bullets[i].Words, bullets[j].Words)) continue;
                pairs.Add((bullets[i].Place, bullets[j].Place));
                used.Add(j);
            }
        }

        if (pairs.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "drop or rewrite repeated bullets",
            pairs.Count == 1 ? "A bullet says the same as another one." : $"{pairs.Count} bullets say the same as another one.",
            "Keep the stronger one and use the other line for something that only that job shows.",
            [.. pairs.SelectMany(p => new[] { p.First, p.Second })],
            Math.Min(Most, 2 * pairs.Count));
    }

    private static bool Same(HashSet<string> one, HashSet<string> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        if (small.Count < Fewest) return small.SetEquals(large);
        if (small.Count * 100 < large.Count * Alike) return false;
        var shared = small.Count(large.Contains);
        return shared * 100 >= (one.Count + other.Count - shared) * Alike;
    }
}
