namespace OrleansResume.Grains.Analyses.Keywords;

/// <summary>
/// Just enough to find "APIs" for "API" and "managed services" for "managing services". Endings that make another word of a
/// single one (accounting, accounts) are only cut inside of phrases, where the neighbour keeps the meaning.
/// </summary>
internal static class Stemmer
{
    /// <summary>Without the plural's or the possessive's s.</summary>
    public static string Singular(string word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal)) word = word[..^2];
        if (word.Length <= 3)
            return word is { Length: 3 } && word[2] == 's' && word is not ("aws" or "ios" or "css" or "dns" or "sas" or "gis" or "ris" or "pos" or "was" or "has" or "gas" or "bus" or "its" or "aps")
                && !"aeiousy".Contains(word[1], StringComparison.Ordinal) ? word[..^1] : word;
        if (word is "apis") return "api";
        if (word is "windows" or "kubernetes" or "series" or "news" or "always" or "pandas") return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)) return word[..^2];
        if (word[^1] != 's' || word[^2] is 's' or 'u' or 'i' || !char.IsLetterOrDigit(word[^2])) return word;
        return word.Contains('.', StringComparison.Ordinal) ? word : word[..^1];
    }

    /// <summary>Without -ing, -ed and a silent e.</summary>
    public static string Strong(string singular)
    {
        var word = singular;
        if (word.Length >= 7 && word.EndsWith("ing", StringComparison.Ordinal)) word = Single(word[..^3]);
        else if (word.Length >= 6 && word.EndsWith("ed", StringComparison.Ordinal)) word = Single(word[..^2]);
        return word.Length > 4 && word[^1] == 'e' ? word[..^1] : word;
    }

    // "planning" is of "plan", "modelling" of "model"; "selling" stays "sell" with it.
    private static string Single(string word) =>
        word.Length > 3 && word[^1] == word[^2] && !"aeiousz".Contains(word[^1], StringComparison.Ordinal) ? word[..^1] : word;
}
