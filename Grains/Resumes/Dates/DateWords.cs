using System.Collections.Frozen;

namespace OrleansResume.Grains.Resumes.Dates;

/// <summary>Words of dates, in the languages that resumes in Latin script are written in most.</summary>
internal static class DateWords
{
    /// <summary>Lasts until now.</summary>
    public const string Current =
        "(till|til|until|up to|to) (date|now|present|today|the present)|the present|present|presently|current|currently|now|today|date|ongoing|in progress"
        + "|heute|aktuell|jetzt|laufend|présent|aujourd['’]hui|ce jour|maintenant|en cours|actualidad|la actualidad|la fecha|hoy|actual|actualmente|presente|attuale|attualmente|oggi|in corso"
        + "|heden|atual|atualmente|hoje|o momento|dato|i dag|idag|nu|nå|nåværende|nuvarande|pågående|obecnie|teraz|dziś";

    /// <summary>Between the two ends of a range.</summary>
    public const string To = "-{1,3}|–|—|‐|‑|−|→|~|to|until|till|til|through|thru|up to|bis|à|au|jusqu['’]à|hasta|al?|fino a|tot|tot en met|t/m|até|do";

    /// <summary>Before the start of any range.</summary>
    public const string From = "from|between|von|vom|de|du|desde|del|dal?|van|od|fra|från";

    /// <summary>Before the start of a range that lasts until now.</summary>
    public const string Since = "since|from|seit|ab|depuis|à partir de|desde|a partir de|dal|da|sinds|vanaf|siden|sedan|od";

    /// <summary>Months, long and short, for a pattern.</summary>
    public static string Months { get; } = string.Join('|', Names().Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));

    private static readonly FrozenDictionary<string, int> _months = Names().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>1 to 12; a season is its first month.</summary>
    public static int? Month(string name) => _months.TryGetValue(name.TrimEnd('.').ToLowerInvariant(), out var month) ? month : null;

    private static Dictionary<string, int> Names()
    {
        string[] months =
        [
            "january|jan|januar|jänner|janvier|janv|enero|ene|gennaio|gen|januari|janeiro|styczeń",
            "february|feb|februar|février|févr|fév|febrero|febbraio|februari|fevereiro|fev|luty",
            "march|mar|märz|mrz|mars|marzo|maart|mrt|março|marts|marzec",
            "april|apr|avril|avr|abril|abr|aprile|kwiecień",
            "may|mai|mayo|maggio|mag|mei|maio|maj",
            "june|jun|juni|juin|junio|giugno|giu|junho|czerwiec",
            "july|jul|juli|juillet|juil|julio|luglio|lug|julho|lipiec",
            "august|aug|août|agosto|ago|augustus|augusti|sierpień",
            "september|sept|sep|septembre|septiembre|settembre|set|setembro|wrzesień",
            "october|oct|oktober|okt|octobre|octubre|ottobre|ott|outubro|out|październik",
            "november|nov|novembre|noviembre|novembro|listopad",
            "december|dec|dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro|desember|grudzień",
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
