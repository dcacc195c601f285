using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>"Position: Engineer", "Arbeitgeber: Beispiel GmbH": forms, and people who write like them, say what a line is. Our own list.</summary>
internal static class FieldLabels
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _label = new(
        @"^((?<title>position( held| title)?|job title|title|role|designation|occupation( or position held)?|post held|funktion|tätigkeit als|stelle|poste( occupé)?|fonction|cargo|puesto|functie|ruolo|posizione|função|stanowisko)"
        + @"|(?<company>(company|employer|organi[sz]ation|agency|firm|client)( name)?|name( and address)? of employer|arbeitgeber|firma|unternehmen|employeur|entreprise|société|empresa|werkgever|bedrijf|azienda|datore di lavoro|empregador|pracodawca)"
        + @"|(?<degree>degree|qualification|title of qualification( awarded)?|course|program(me)?|(degree|qualification|diploma)s? (obtained|awarded|earned)|(bildungs|studien|schul)?abschluss|studiengang|diplôme obtenu|título obtenido|titolo conseguito|behaald diploma|examen|tutkinto|végzettség|studium|diplôme|título|titulación|diploma|titolo( di studio)?|opleiding|grau|kierunek)"
        + @"|(?<school>(school|institution|university|college|institute)( name)?|name( and type)? of organi[sz]ation( providing education( and training)?)?|(name of )?(the )?(school|institution|university|college)( attended| name)?|awarding (body|institution)|bildungseinrichtung|bildungsstätte|ausbildungs(stätte|betrieb|ort)|hochschule|universität|schule|établissement|organisme( de formation)?|centro de (estudios|formación)|nome (e tipo )?d'istituto|lärosäte|uddannelsessted|lærested|oppilaitos|škola|université|école|universidad|institución|centro|instelling|school|università|istituto|instituição|uczelnia)"
        + @"|(?<dates>dates?( of employment| attended)?|duration|period|years?( of (graduation|passing|completion))?|from ?[–-] ?to|attended|graduated|completed|datum|vuosi|when|graduation( date)?|zeitraum|zeit|dauer|période|durée|periodo|período|fechas?|periode|data|okres)"
        + @"|(?<place>location|place|city|ort|lieu|ville|lugar|ciudad|plaats|luogo|local)"
        + @"|(?<tasks>(main |key |principal )?(duties|responsibilities|activities|tasks|activities and responsibilities|duties and responsibilities|achievements)|job description|aufgaben|tätigkeiten|aufgabengebiet|missions?|tâches|funciones|tareas|responsabilidades|taken|werkzaamheden|mansioni|attività|obowiązki))\s*:?\s*$", Options);

    private const int Longest = 75;

    /// <summary>What a cell of a table's head says that its column is; null where it says something else.</summary>
    public static FieldLabel? Of(string head) => head.Length <= Longest && _label.Match(head) is { Success: true } match ? Kind(match) : null;

    /// <summary>What the line's label says that it is, and where what it says begins; null where the line has none.</summary>
    public static (FieldLabel Label, int Start)? Of(ResumeText text, ResumeLine line)
    {
        var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        // A column of labels needs no colons.
        var edge = line.Layout.Breaks is [var first, ..] ? text.StartOf(line) + first - line.Place.Start : -1;
        var end = colon >= 0 ? colon + 1 : edge;
        if (end <= 0 || end > Math.Min(Longest, line.Text.Length) || _label.Match(line.Text[..end]) is not { Success: true } match)
        {
            return null;
        }

        // "Diploma   June 2008": a field, and its date beside it.
        var kind = Kind(match);
        return colon < 0 && kind != FieldLabel.Dates && DateReader.Find(text, new Stretch(line.Place.Start + end, line.Place.End)) is [var date] && date.Place.Length >= line.Place.Length - end - 2 ? null : (kind, line.Place.Start + end);
    }

    private static FieldLabel Kind(Match match) => Enum.GetValues<FieldLabel>().First(label => match.Groups[label.ToString().ToLowerInvariant()].Success);
}

/// <summary>What a label says.</summary>
internal enum FieldLabel
{
    Title,
    Company,
    Degree,
    School,
    Dates,
    Place,
    Tasks,
}
