using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>What is told of a degree beside its name: its mark, its field, and lines that only look like another degree.</summary>
internal static class EducationDetails
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Mark = @"2:[12]|[0-9]{1,3}([.,][0-9]{1,2})?\s?%|[0-9]{1,3}([.,][0-9]{1,2})?((\s?/\s?|\s+out of\s+)[0-9]{1,3}([.,][0-9]{1,2})?)?";

    private static readonly Regex _score = new(
        $@"\b(?<label>((overall|cumulative|final|major|current|total) )*(c?gpa|grade( point average)?|(gesamt|abschluss)?note|average|moyenne|nota( media)?|voto|percentage|marks?|score))\b(\s*[:=]\s*|\s+(of )?)(?<score>{Mark})(\b|$)|\b(?<score>[0-9]{{1,2}}[.,][0-9]{{1,2}}(\s?/\s?[0-9]{{1,2}}([.,][0-9]{{1,2}})?)?)\s+c?gpa\b"
        + @"|\b(?<word>first[\s\-]class( honou?rs)?|(upper|lower) second([\s\-]class)?( honou?rs)?|second[\s\-]class( honou?rs)?( (upper|lower))?( division)?|second (class )?(upper|lower)( class)?( division)?( honou?rs)?|third[\s\-]class( honou?rs)?|2[:.][12]|(summa|magna) cum laude|cum laude|with (high )?(distinction|honou?rs|merit)|mit auszeichnung|(?<apart>(high )?distinction|merit|honou?rs|first class|pass with merit)|(avec )?mention (très bien|assez bien|bien)|110( e lode|/110( e lode)?))(\b|$)", Options);

    // A word of praise is a mark only where a comma or a bracket sets it apart: "Bachelor of Arts with Honours" is a degree's name.
    private const string Apart = ",(-–—|;·•";

    private static readonly Regex _detail = new(
        @"^((phd |master('?s)? |bachelor('?s)? |diplom |senior )?(thesis|dissertation|diplomarbeit|masterarbeit|bachelorarbeit|abschlussarbeit|mémoire|tesis|tesi|capstone|project)( title| topic)?\b|(co-?)?(advis[eo]rs?|supervis(ors?|ed by)|betreuer(in)?|committee)\b"
        + @"|(relevant |selected |key )?(coursework|course ?work|courses|modules|subjects|module)\b|(second(ary)? )?minors?\b|(?<area>(double )?majors?|field( of study)?|concentrations?|speciali[sz]ation|specialty|fachrichtung|studiengang|schwerpunkte?|spécialité|especialidad|indirizzo|profil)( in)?\s*:|major(ing|ed)? in|concentration in|focus\b"
        + @"|activities\b|societies\b|honou?rs\s*:|awards?\b|scholarships?\b|dean['’]?s list|(level in )?eqf\b|final grade|national classification|address\b|website\b|field\(s\) of study|type of credits|(number of )?credits\b|honou?r roll|president of|member of|recipient)", Options);

    /// <summary>Says something of the degree above it, and names none.</summary>
    public static bool Is(string line) => _detail.IsMatch(line);

    /// <summary>"Practical year: Example Hospital": what a label of the person's own says is told of the degree above.</summary>
    public static bool IsLabelled(ResumeLine line) =>
        line.Text.IndexOf(": ", StringComparison.Ordinal) is > 2 and var colon && line.Text.AsSpan(0, colon).Count(' ') < 4 && !TitleWords.IsTraining(line.Text[..colon]) && !TitleWords.IsStay(line.Text[..colon]);

    /// <summary>The field, where the line is "Major: Public Administration".</summary>
    public static Piece? Area(ResumeText text, ResumeLine line) =>
        _detail.Match(line.Text) is { Success: true } label && label.Groups["area"].Success ? Piece.Of(text.Text, line.Place.Start + label.Length, line.Place.End, 0.8) : null;

    /// <summary>The mark of a line, and the stretch that is no part of another field: its label and itself; empty where it is not set apart.</summary>
    public static (Piece Score, Stretch Whole)? Score(ResumeLine line)
    {
        if (_score.Match(line.Text) is not { Success: true } match)
        {
            return null;
        }

        var score = match.Groups["word"].Success ? match.Groups["word"] : match.Groups["score"];
        var start = line.Place.Start;
        var before = line.Text.AsSpan(0, match.Index).TrimEnd();
        var isApart = !match.Groups["word"].Success || before.IsEmpty || Apart.Contains(before[^1], StringComparison.Ordinal);
        var end = line.Text.AsSpan(match.Index + match.Length).TrimStart();
        if (match.Groups["apart"].Success && (before.IsEmpty ? !end.IsEmpty : !isApart || IsOfTheName(line.Text, match.Index) || !(end.IsEmpty || Apart.Contains(end[0], StringComparison.Ordinal) || end[0] is ')' or '.' || char.IsDigit(end[0]))))
        {
            // "Merit Scholarship", "BSc (Honours) Chemistry"; a mark alone on its line is one.
            return null;
        }

        return (new Piece(score.Value, new Stretch(start + score.Index, start + score.Index + score.Length), 0.9),
            new Stretch(start + match.Index, start + match.Index + (isApart ? match.Length : 0)));
    }

    // In brackets it says what kind of degree it is, unless the line ends with it.
    private static bool IsOfTheName(string line, int mark) => line[mark - 1] == '(' && line.AsSpan(mark).StartsWith("honou", StringComparison.OrdinalIgnoreCase);
}
