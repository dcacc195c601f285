using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Language;

/// <summary>Claims that everybody makes and nobody can check. One is forgiven.</summary>
internal sealed class BuzzwordsRule : IRule
{
    private const int Most = 4;

    private static readonly Regex Buzzwords = Patterns.Phrases(WordList.Read("buzzwords.txt"));

    public string Name => "buzzwords";

    public Category Category => Category.Language;

    public string Source => "University career guides and our own list: claims without proof";

    public bool KnowsEnglishOnly => true;

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var places = Buzzwords.Places(context.Text)
            .Where(p => context.SectionAt(p.Start)?.Kind is not (SectionKind.References or SectionKind.Publications or SectionKind.Awards))
            .DistinctBy(p => Plain(p.Of(context.Text)), StringComparer.Ordinal)
            .ToList();
        if (places.Count == 0) yield break;

        var words = places.Select(p => Plain(p.Of(context.Text))).ToList();
        yield return new RuleFinding(
            places.Count == 1 ? Severity.Suggestion : Severity.Warning,
            "replace buzzwords by proof",
            $"{Count.Of(places.Count, "phrase")} that everybody uses and nobody can check: {Count.List(words)}.",
            "Take each out, or put in its place the fact that made you write it: instead of “team player”, with whom you did what.",
            [.. places.Select(p => Around(context, p))],
            Math.Min(Most, places.Count - 1));
    }

    private static string Plain(string phrase) =>
        string.Join(' ', phrase.ToLowerInvariant().Split([' ', '\n', '-', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    // A word alone is hard to find again: quote its line where that is short.
    private static Stretch Around(RuleContext context, Stretch place) =>
        TextLine.At(context.Lines, place.Start) is { } line && place.End <= line.Place.End && line.Place.Length <= 120 ? line.Place : place;
}
