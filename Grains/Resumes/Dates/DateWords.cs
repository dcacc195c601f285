using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Dates;

/// <summary>Words of dates, in the languages that resumes in Latin script are written in most.</summary>
internal static class DateWords
{
    /// <summary>Lasts until now.</summary>
    public const string Current = "present|current|currently|now|today|to date|date|ongoing|heute|aktuell|présent|aujourd'hui|actualidad|actual|presente|attuale|oggi|heden|atual|atualmente";

    /// <summary>Between the two ends of a range.</summary>
    public const string To = "-|–|—|‐|‑|−|→|to|until|till|through|thru|bis|à|au|hasta|al|fino a|tot|até";

    /// <summary>Before the start of a range that lasts until now.</summary>
    public const string Since = "since|from|seit|depuis|desde|dal|sinds";

    /// <summary>Months, long and short, for a pattern.</summary>
    public static string Months { get; } = string.Join('|', Names().Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));

    private static readonly FrozenDictionary<string, int> _months = Names().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>1 to 12; a season is its first month.</summary>
    public static int? Month(string name) => _months.TryGetValue(name.TrimEnd('.').ToLowerInvariant(), out var month) ? month : null;

    private static Dictionary<string, int> Names()
    {
        string[] months =
        [
            "january|jan|januar|jänner|janvier|janv|enero|ene|gennaio|gen|januari|janeiro",
            "february|feb|februar|février|févr|fév|febrero|febbraio|februari|fevereiro|fev",
            "march|mar|märz|mrz|mars|marzo|maart|mrt|março",
            "april|apr|avril|avr|abril|abr|aprile",
            "may|mai|mayo|maggio|mag|mei|maio",
            "june|jun|juni|juin|junio|giugno|giu|junho",
            "july|jul|juli|juillet|juil|julio|luglio|lug|julho",
            "august|aug|août|agosto|ago|augustus",
            "september|sept|sep|septembre|septiembre|settembre|set|setembro",
            "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out",
            "november|nov|novembre|noviembre|novembro",
            "december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro",
        ];
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var month = 0; month < months.Length; month++)
        {
            foreach (var name in months[month].Split('|'))
            {
                names[name] = month + 1;
            }
        }

        (names["spring"], names["summer"], names["autumn"], names["fall"], names["winter"]) = (3, 6, 9, 9, 12);
        return names;
    }
}
