using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>What stands before, in and instead of a name. Our own lists.</summary>
internal static class NameWords
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _label = new(
        @"^(full name|name|names|candidate|candidate('s)? name|applicant|applicant('s)? name|name of (the )?candidate|first name(\(s\))?\s*[/&]\s*surname(\(s\))?|surname(\(s\))?\s*[/&]\s*first name(\(s\))?|nom|nom complet|nom et prénom|prénom et nom|nombre|nombre completo|nombre y apellidos|naam|nome|nome completo|nome e cognome|name und vorname|vor- und nachname|vollständiger name|imię i nazwisko|navn|namn)\s*(?<mark>:|$)",
        Options);

    private static readonly Regex _title = new(
        @"^((curriculum vitae|résumé|resume|cv|c\.v\.|lebenslauf)\s*(\s(of|for|von|de)\s|[:|–—]|\s-\s)\s*)(?<name>\S)", Options);

    private static readonly FrozenSet<string> _particles = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "de", "der", "den", "van", "von", "vom", "da", "das", "do", "dos", "di", "du", "del", "della", "delle", "degli", "dal", "la", "las", "le", "los", "bin", "bint", "ibn", "ben", "abu", "al", "el", "y", "e", "i", "zu", "zum",
        "zur", "op", "ter", "ten", "te", "af", "av", "het", "'t", "’t", "st", "san", "santa", "mac", "ap", "und", "auf");

    // "d'Arc", "dell'Orto", "l’Huillier".
    private static readonly Regex _elided = new(@"^(d|l|dell|dall|degl|o|ny|in)['’]\p{Lu}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly FrozenSet<string> _never = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "curriculum", "vitae", "resume", "résumé", "cv", "lebenslauf", "dear", "hiring", "confidential", "contact", "profile", "street", "avenue", "road", "phone", "email", "linkedin", "github", "portfolio", "references",
        "application", "cover", "letter", "the", "and", "of", "for", "with", "in", "to", "bio", "biodata", "bio-data", "data", "name", "names", "nationality", "status", "marital", "birth", "gender", "religion", "address", "mobile", "personal",
        "details", "objective", "declaration", "europass", "information", "skills", "experience", "education", "summary", "bewerbung", "father's", "mother's", "husband's", "spouse's");

    // Trades that are surnames too.
    private static readonly FrozenSet<string> _surnames = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "baker", "butcher", "carpenter", "cook", "driver", "gardener", "guard", "head", "koch", "köchin", "lehrer", "marshall", "mason", "meister", "painter", "pilot", "porter", "steward", "tailor", "turner", "welder", "writer", "fellow", "chair", "schreiner",
        "barber", "brewer", "butler", "constable", "dean", "farmer", "forester", "glazier", "gunner", "joiner", "judge", "marshal", "mayor", "miner", "pastor", "priest", "proctor", "provost", "purser", "ranger", "sailor", "sergeant", "singer", "skipper",
        "slater", "trader", "usher", "warden", "boucher", "boulanger", "charpentier", "couvreur", "kaufmann", "maurer", "metzger", "schlosser", "tischler", "zimmerer", "bäcker", "kellner", "leiter");

    /// <summary>Where the value begins behind a label such as "Name :"; 0 where there is no label, the length where the field is the label alone.</summary>
    public static int Label(string field)
    {
        if (_label.Match(field) is { Success: true } label)
        {
            return label.Length;
        }

        return _title.Match(field) is { Success: true } title ? title.Groups["name"].Index : 0;
    }

    /// <summary>Stands in lower case between a person's names.</summary>
    public static bool IsParticle(string word) => _particles.Contains(word);

    /// <summary>A name with a small letter before its apostrophe.</summary>
    public static bool IsElided(string word) => _elided.IsMatch(word);

    /// <summary>A label of somebody else's name, such as "Father's Name".</summary>
    public static bool IsAnothersLabel(string field) => field.Contains("name", StringComparison.OrdinalIgnoreCase) && Label(field) == 0;

    /// <summary>Stands in no name; "Curriculam" and "Cirriculum" neither.</summary>
    public static bool IsNever(string word) => _never.Contains(word) || (word.Length is >= 8 and <= 12 && Distance(word.ToUpperInvariant(), "CURRICULUM") <= 3);

    /// <summary>Whether every trade in a name may be a surname.</summary>
    public static bool IsSurname(string word) => _surnames.Contains(word);

    // Levenshtein's.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var least = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], least);
            }
        }

        return row[b.Length];
    }
}
