using System.Collections.Frozen;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>Acronyms that a job explains itself, "cold chain auditing (CCA)": from then on either name stands for both.</summary>
internal static class OwnAcronyms
{
    // What an acronym stands for is right before it.
    private const int Before = 100;

    // Each is looked for in each sentence.
    private const int Most = 50;

    private static readonly Regex Bracketed = Patterns.MakeCased(@"\([A-Z]{2,6}\)");

    // "Bill of Materials (BOM)", and "Research & Development (RD)".
    private static readonly FrozenSet<string> Skipped = new[] { "of", "and", "the", "for", "to", "in", "on", "a" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The ways of writing each, the words first; with those that the lexicon knows of the words.</summary>
    public static IReadOnlyList<IReadOnlyList<TermForm>> Of(string job)
    {
        var own = new List<IReadOnlyList<TermForm>>();
        foreach (var place in Bracketed.Places(job))
        {
            if (own.Count == Most) break;
            var acronym = job[(place.Start + 1)..(place.End - 1)];
            if (!Mentions.IsAcronym(acronym) || Words(job, place.Start, acronym) is not { } words) continue;
            var known = Lexicon.Index.In(words, Token.Of(words)).Where(h => h.Start == 0 && h.End == words.Length).Select(h => Lexicon.Forms[h.Term]).FirstOrDefault() ?? [];
            own.Add([.. known, TermForm.Of(words), TermForm.Of(acronym)]);
        }

        return own;
    }

    private static string? Words(string job, int bracket, string acronym)
    {
        var offset = Math.Max(0, bracket - Before);
        var before = job[offset..bracket];
        var tokens = Token.Of(before);
        var left = acronym.Length;
        for (var i = tokens.Count - 1; i >= 0 && tokens.Count - i <= acronym.Length + 2; i--)
        {
            // All of them run on, up to the bracket.
            if (i + 1 < tokens.Count && !tokens[i + 1].Joined) return null;
            if (char.ToUpperInvariant(before[tokens[i].Start]) == acronym[left - 1]) left--;
            else if (!Skipped.Contains(before[tokens[i].Start..tokens[i].End].ToLowerInvariant())) return null;
            if (left == 0) return before[tokens[i].Start..tokens[^1].End];
        }

        return null;
    }
}
