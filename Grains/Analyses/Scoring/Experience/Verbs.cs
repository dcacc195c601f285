using System.Collections.Frozen;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Scoring.Experience;

/// <summary>What form of a verb a word is.</summary>
internal enum VerbForm
{
    None = 0,
    Past = 1,
    Present = 2,

    /// <summary>The same word in both tenses (cut, set).</summary>
    Either = 3,

    /// <summary>"Managing".</summary>
    Participle = 4,
}

/// <summary>The verbs that bullets begin with, from our own list, and their forms.</summary>
internal static class Verbs
{
    private static readonly FrozenDictionary<string, (VerbForm Form, string Base)> Forms = Load();

    // Words in -ed that open a bullet and are no deed.
    private static readonly FrozenSet<string> NoVerbs = new[]
    {
        "experienced", "skilled", "detailed", "advanced", "certified", "based", "related", "dedicated", "motivated", "need", "speed", "hundred",
        "embed", "qualified", "talented", "gifted", "interested", "unlimited", "limited", "licensed", "seed", "feed", "indeed", "tasked", "involved",
        "accustomed", "red", "bed",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The form of a word in lower case.</summary>
    public static VerbForm FormOf(string word)
    {
        word = FirstOfPair(word);
        if (Forms.TryGetValue(word, out var known)) return known.Form;
        // A past tense can be told from its end, so that no list need be complete; the other forms cannot.
        return word.Length >= 5 && word.EndsWith("ed", StringComparison.Ordinal) && !NoVerbs.Contains(word) ? VerbForm.Past : VerbForm.None;
    }

    /// <summary>The base form, or the word itself where it is not in the list.</summary>
    public static string BaseOf(string word)
    {
        word = FirstOfPair(word);
        return Forms.TryGetValue(word, out var known) ? known.Base : word;
    }

    /// <summary>The past of a base form in the list; null for others.</summary>
    public static string? PastOf(string verb) =>
        Forms.Where(f => string.Equals(f.Value.Base, verb, StringComparison.Ordinal) && f.Value.Form is VerbForm.Past or VerbForm.Either)
            .Select(f => f.Key).Order(StringComparer.Ordinal).FirstOrDefault();

    // "Designed/built", "Co-led".
    private static string FirstOfPair(string word)
    {
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0) word = word[..slash];
        return word.StartsWith("co-", StringComparison.Ordinal) ? word[3..] : word;
    }

    private static FrozenDictionary<string, (VerbForm, string)> Load()
    {
        var forms = new Dictionary<string, (VerbForm, string)>(StringComparer.Ordinal);
        foreach (var entry in WordList.Read("action-verbs.txt"))
        {
            var words = entry.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var verb = words[0];
            var past = words.Length > 1 ? words[1] : RegularPast(verb);
            // "founded" is found's neighbour and "found" find's: the first of the list keeps a form.
            forms.TryAdd(past, (string.Equals(past, verb, StringComparison.Ordinal) ? VerbForm.Either : VerbForm.Past, verb));
            forms.TryAdd(verb, (VerbForm.Present, verb));
            forms.TryAdd(ThirdPerson(verb), (VerbForm.Present, verb));
            forms.TryAdd(Participle(verb, past), (VerbForm.Participle, verb));
        }

        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string RegularPast(string verb) =>
        verb.EndsWith('e') ? verb + "d" : EndsInConsonantY(verb) ? verb[..^1] + "ied" : verb + "ed";

    private static string ThirdPerson(string verb) =>
        EndsInConsonantY(verb) ? verb[..^1] + "ies"
        : verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith('z') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal)
            ? verb + "es" : verb + "s";

    private static string Participle(string verb, string past)
    {
        // The past shows whether the last consonant doubles: planned, planning.
        if (past.EndsWith("ed", StringComparison.Ordinal) && past.Length == verb.Length + 3) return past[..^2] + "ing";
        return verb.EndsWith('e') && !verb.EndsWith("ee", StringComparison.Ordinal) ? verb[..^1] + "ing" : verb + "ing";
    }

    private static bool EndsInConsonantY(string verb) => verb.Length > 2 && verb[^1] == 'y' && !"aeiou".Contains(verb[^2], StringComparison.Ordinal);
}
