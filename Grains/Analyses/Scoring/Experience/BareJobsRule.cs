using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>One of the first three jobs says nothing of what was done there, while others have bullets.</summary>
internal sealed class BareJobsRule : IRule
{
    private const int Recent = 3;

    public string Name => "bare_job";

    public Category Category => Category.Experience;

    public string Source => "University career guides: a few bullets for each recent job";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var told = context.Parsed.Bullets.Select(b => b.Job).ToHashSet();
        if (told.All(j => j < 0)) yield break;

        var bare = new List<Stretch>();
        for (var i = 0; i < Math.Min(Recent, context.Parsed.Jobs.Count); i++)
        {
            var summary = i < context.Parsed.Resume.Work.Count ? context.Parsed.Resume.Work[i].Summary : null;
            if (!told.Contains(i) && Words.Tokens.Count(summary ?? "") < 8) bare.Add(FirstLine(context, context.Parsed.Jobs[i].Place));
        }

        if (bare.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "say what you did in each recent job",
            $"{Count.Of(bare.Count, "recent job says", "recent jobs say")} nothing of what you did there.",
            "Add two or three bullets, or fold short jobs into one line at the end of the section.",
            bare,
            bare.Count);
    }

    private static Stretch FirstLine(RuleContext context, Stretch place)
    {
        var end = context.Text.IndexOf('\n', place.Start, place.Length);
        return end < 0 ? place : new Stretch(place.Start, end);
    }
}
