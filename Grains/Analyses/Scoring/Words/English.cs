using System.Collections.Frozen;

namespace OrleansResume.Grains.Analyses.Scoring.Words;

/// <summary>Whether a text is English, by its small words. What is in doubt, such as a list of skills, counts as English.</summary>
internal static class English
{
    // Fewer small words of other languages are names of companies, places and books.
    private const int FewestOthers = 10;

    private static readonly FrozenSet<string> Own =
        new[] { "the", "and", "of", "to", "in", "for", "with", "on", "at", "by", "from", "as", "that", "which", "an" }.ToFrozenSet(StringComparer.Ordinal);

    // German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages, Polish; none of them an English word.
    private static readonly FrozenSet<string> Others = new[]
    {
        "und", "der", "das", "mit", "für", "von", "zur", "zum", "bei", "eine", "den", "des", "im", "et", "les", "pour", "avec", "dans", "aux", "une", "du", "el", "los",
        "las", "con", "para", "una", "por", "y", "em", "uma", "dos", "da", "com", "di", "della", "per", "nel", "il", "het", "een", "voor", "van", "met", "og", "och",
        "av", "för", "til", "som", "på", "ett", "w", "na", "oraz", "dla", "z",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(string text)
    {
        var (own, others) = (0, 0);
        foreach (var word in Tokens.Of(text))
        {
            var lower = word.ToLowerInvariant();
            if (Own.Contains(lower)) own++;
            else if (Others.Contains(lower)) others++;
        }

        return others < FewestOthers || others <= 2 * own;
    }
}
