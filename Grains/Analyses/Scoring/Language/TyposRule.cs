using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring.Language;

/// <summary>
/// Misspellings that are no word in any spelling of English, and the same small word twice in a row. A full dictionary would
/// take names and terms for mistakes; this list is short and safe.
/// </summary>
internal sealed class TyposRule : IRule
{
    private const int Most = 4;

    private static readonly FrozenDictionary<string, string> Right = WordList.Read("typos.txt")
        .Select(e => e.Split(' ', 2)).ToFrozenDictionary(e => e[0], e => e[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Small =
        new[] { "the", "a", "an", "and", "of", "to", "in", "for", "with", "on", "at", "by", "is", "was", "from", "as" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly Regex Word = Patterns.MakeCased(@"\p{L}+");

    public string Name => "typo";

    public Category Category => Category.Language;

    public string Source => "Our own list of misspellings that are no word in any spelling of English";

    public bool KnowsEnglishOnly => true;

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        var found = new List<(Stretch Place, string Told)>();
        Stretch? before = null;
        foreach (var place in Word.Places(context.Text))
        {
            var word = place.Of(context.Text);
            var lower = word.ToLowerInvariant();
            if (Right.TryGetValue(lower, out var right) && !InAddress(context.Text, place))
                found.Add((place, $"“{word}” for “{right}”"));
            else if (before is { } last && Small.Contains(lower) && place.Start == last.End + 1 && context.Text[last.End] == ' '
                && string.Equals(word, last.Of(context.Text), StringComparison.Ordinal))
                found.Add((new Stretch(last.Start, place.End), $"“{word} {word}”"));
            before = place;
        }

        if (found.Count == 0) yield break;
        yield return new RuleFinding(
            Severity.Warning,
            "mend spelling mistakes",
            $"{Count.Of(found.Count, "spelling mistake")}: {string.Join(", ", found.Select(f => f.Told).Distinct(StringComparer.Ordinal).Take(5))}.",
            "Mend these, then run the spelling check of your word processor over the whole text and have somebody else read it.",
            [.. found.Select(f => TextLine.At(context.Lines, f.Place.Start)?.Place ?? f.Place)],
            Math.Min(Most, found.Count));
    }

    private static bool InAddress(string text, Stretch place) =>
        (place.Start > 0 && text[place.Start - 1] is '@' or '/' or '.' or '_') || (place.End < text.Length && text[place.End] is '@' or '/' or '_');
}
