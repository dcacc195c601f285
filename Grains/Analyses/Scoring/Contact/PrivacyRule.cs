using System.Text.RegularExpressions;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Words;

namespace OrleansResume.Grains.Analyses.Scoring.Contact;

/// <summary>
/// Data that invite bias or identity theft and that many employers must not use. Only labelled data count: "nationality" in a
/// bullet about a study of nationalities is nobody's nationality.
/// </summary>
internal sealed class PrivacyRule : IRule
{
    private static readonly (string What, bool Grave, Regex Pattern)[] Kinds =
    [
        ("a social security number", true, Patterns.Make(@"\b(?:ssn|social security)(?: (?:no|number))?\.?\s*[:#-]?\s*\d[\d -]{5,}|\b\d{3}-\d{2}-\d{4}\b")),
        ("an identity or tax number", true, Patterns.Make(@"\b(?:national id|identity card|id card|aadhaar|aadhar|pan card|pan no|nric|cnic|cpf|tax id)\b[^\n]{0,15}\d")),
        ("a passport number", true, Patterns.Make(@"\bpassport\s*(?:no|number|#|id)?\.?\s*[:#-]?\s*[a-z]{0,2}\d{5,}|\bpassport (?:no|number)\b")),
        ("your date of birth", false, Patterns.Make(
            @"\b(?:date of birth|birth ?date|d\.o\.b\.?|dob|date/place of birth)\b|\bborn(?: on)?\s*:|^\s*born (?:on )?\d|" +
            @"\b(?:geburtsdatum|geburtstag|geburtsort|date de naissance|fecha de nacimiento|data de nascimento|data di nascita|" +
            @"geboortedatum|fødselsdato|födelsedatum|data urodzenia)\b|" +
            @"(?:^|[|,;•]\s*)(?:geboren|geb\.|né\(?e?\)?|née|nato|nata|nacido|nacida|nascido|nascida|født|född)(?: (?:am|le|el|em|il|den|op))?\s*:?\s*\d")),
        ("your age", false, Patterns.Make(@"(?:^|[|,;•]\s*)(?:age|alter|âge|edad|idade|età|leeftijd|alder|ålder)\s*[:–-]\s*\d{2}\b|\b\d{2} years old\b")),
        ("your marital status", false, Patterns.Make(
            @"\b(?:marital|civil|family) status\b|\bstatus\s*[:–-]\s*(?:married|single|divorced|widowed|engaged|separated)\b|" +
            @"^\W*(?:married|single|divorced|widowed)\s*[,|]\s*(?:(?:no|one|two|three|four|\d) (?:child|children|kids?)|\d{2} years)|" +
            @"\b(?:familienstand|état civil|situation (?:familiale|de famille)|estado civil|stato civile|burgerlijke staat|sivilstatus|" +
            @"sivilstand|civilstånd|civilstand|stan cywilny)\b")),
        ("your family", false, Patterns.Make(@"\b(?:father'?s|father’s|mother'?s|mother’s|husband'?s|spouse'?s) name\b|^\s*(?:children|kinder|enfants|hijos|filhos|figli|kinderen|barn|dzieci)\s*:")),
        ("your nationality", false, Patterns.Make(
            @"\b(?:nationality|citizenship|staatsangehörigkeit|nationalität|staatsbürgerschaft|nationalité|nacionalidad|nacionalidade|" +
            @"nazionalità|cittadinanza|nationaliteit|nasjonalitet|nationalitet|narodowość|obywatelstwo)\s*[:–-]")),
        ("your religion", false, Patterns.Make(@"\b(?:religion|caste|konfession|religionszugehörigkeit|confession|religión|religião|religione)\s*[:–-]")),
        ("your gender", false, Patterns.Make(@"\b(?:gender|sex|geschlecht|sexe|sexo|sesso|geslacht|kjønn|kön|płeć)\s*[:–-]")),
        ("a photo", false, Patterns.Make(@"^\s*\[?(?:photo|photograph|passport photo|insert photo|your photo|foto|bewerbungsfoto|lichtbild)\]?\s*$")),
    ];

    public string Name => "privacy";

    public Category Category => Category.Contact;

    public string Source => "University career guides and laws against discrimination in hiring: what employers must not ask";

    public IEnumerable<RuleFinding> Judge(RuleContext context)
    {
        foreach (var (what, grave, pattern) in Kinds)
        {
            var lines = context.EachLine().Where(l => pattern.IsMatch(l.Text)).Select(l => l.Place).ToList();
            if (lines.Count == 0) continue;
            yield return new RuleFinding(
                grave ? Severity.Critical : Severity.Warning,
                $"take out {what}",
                $"The resume tells {what}.",
                grave
                    ? "Take it out: whoever gets hold of the file can misuse it, and no employer needs it before hiring."
                    : "Take it out unless the advert or the law where you apply asks for it: it does not show what you can do, and it invites bias.",
                [.. lines.Take(3)],
                grave ? 3 : 1);
        }
    }

}
