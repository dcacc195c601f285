using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>What parts the fields of a heading line: bars and dashes, and where the words on both sides say so, slashes, colons, brackets and small words.</summary>
internal static class Separators
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] _always = [" | ", "|", " • ", " · ", " – ", " — ", " - ", " // ", " ‖ ", ";"];

    // Who stands behind it is a name, or begins with a capital at least: "Engineer at Example Works", and not "8 at grades A to C".
    private static readonly Regex _at = new(@" ((@|at|AT|ved|vid) |at the |(bei|beim|chez|bij|presso)( \p{Ll}{1,3})? (l['’])?)[\p{Lu}\p{Nd}""“„«]", Options);

    // Behind a title it may be in capitals, and begin small: "Engineer at eSample", "KELLNER BEI BEISPIEL GMBH". "Chez Exemple" is a name.
    private static readonly Regex _atSmall = new(@"(?<gap> (@|at|At|AT|bei|BEI|beim|BEIM|chez|CHEZ|bij|BIJ|presso|PRESSO)( the| The| THE)? )([\p{Lu}\p{Nd}]|\p{Ll}+\p{Lu}|\p{Ll}[\p{L}\-]*(,|$))", Options);

    // "Bachelor of Science from the University of Example", "Licence de droit à l'Université Exemple".
    private static readonly Regex _from = new(@" (from|from the|an der|am|à l['’]|à la|au|de la|de l['’]|en la|en el|por la|alla|all['’]|aan de|na|pela|ved|vid|through|via) ?\p{Lu}", Options);

    private static readonly Regex _campus = new(@"(^|, )(\p{Lu}[\p{L}.&'’\-]* ){0,3}((University|College|Institute) of \p{Lu}[^,]*|University)$", Options);

    /// <summary>The first that parts a stretch, how long it is, and whether a title stands before and a company behind it; null where none does.</summary>
    public static (int At, int Length, bool IsAt)? First(string text, int start, int end)
    {
        foreach (var separator in _always)
        {
            var at = text.IndexOf(separator, start, Math.Max(0, end - start), StringComparison.Ordinal);
            if (at > start)
            {
                return (at, separator.Length, false);
            }
        }

        var stretch = text[start..Math.Max(start, end)];
        if (_at.Match(stretch) is { Success: true, Index: > 0 } word && !IsCampus(stretch[..word.Index]))
        {
            return (start + word.Index, word.Length - 1, true);
        }

        if (_atSmall.Match(stretch) is { Success: true, Index: > 0 } small && TitleWords.IsTitle(stretch[..small.Index]))
        {
            return (start + small.Index, small.Groups["gap"].Length, true);
        }

        // "Planner / Example Works", and not "Planner / Clerk".
        return Told(text, start, end, " / ", IsOfTwo) ?? Told(text, start, end, ": ", IsNamed) ?? Told(text, start, end, " (", IsInBrackets)
            ?? Told(text, start, end, ". ", IsSentenceBefore) ?? Told(text, start, end, ") ", IsSchoolBehindBrackets) ?? From(text, start, end, stretch);
    }

    // "University of Example at Springfield": a school's own name. "University Relations at Example Works" is a title and its company.
    private static bool IsCampus(string left) => _campus.IsMatch(left) && !TitleWords.IsTitle(left) && !TitleWords.IsDegree(left) && !TitleWords.IsTraining(left);

    private static (int At, int Length, bool IsAt)? Told(string text, int start, int end, string separator, Func<string, string, bool> isOne)
    {
        var at = text.IndexOf(separator, start, Math.Max(0, end - start), StringComparison.Ordinal);
        // Only up to the next one: "Planner / Example Works / Leeds".
        var next = at < 0 ? -1 : text.IndexOf(separator, at + separator.Length, Math.Max(0, end - at - separator.Length), StringComparison.Ordinal);
        return at > start && Piece.Of(text, start, at, 0.8) is { } left && Piece.Of(text, at + separator.Length, next < 0 ? end : next, 0.8) is { } right && isOne(left.Value, right.Value)
            ? (separator[0] == ')' ? at + 1 : at, separator[0] == ')' ? 1 : separator.Length, false)
            : null;
    }

    private static (int At, int Length, bool IsAt)? From(string text, int start, int end, string stretch)
    {
        if (_from.Match(stretch) is not { Success: true, Index: > 0 } word)
        {
            return null;
        }

        if (word.Value.StartsWith(" from ", StringComparison.Ordinal) && TitleWords.IsDegree(stretch[..word.Index]))
        {
            // A degree is from its school, whatever that is called, up to what it is in: "Certificate from Example Works in Data Analytics".
            var school = word.Index + word.Length - 1;
            if (stretch.IndexOf(" in ", school, StringComparison.Ordinal) is > 0 and var inner && !stretch.AsSpan(school, inner - school).Contains(',') && FieldsOfStudy.Holds(stretch[inner..].Split(',')[0]))
            {
                return (start + inner, 4, false);
            }

            return (start + word.Index, word.Length - 1, false);
        }

        // Only up to the next comma: "Licence Sciences de la Vie, Université Exemple" has its school behind that.
        var (from, comma) = (start + word.Index + word.Length - 1, stretch.IndexOf(", ", word.Index, StringComparison.Ordinal));
        return Piece.Of(text, start, start + word.Index, 0.8) is { } left && Piece.Of(text, from, comma < 0 ? end : start + comma, 0.8) is { } right && IsSchoolBehind(left.Value, right.Value)
            ? (start + word.Index, word.Length - 1, false)
            : null;
    }

    private static bool IsOfTwo(string left, string right) => Segments.IsSplit(left, right) || Segments.IsTown(left, right);

    // "Example Works: Planner", "University of Example: BSc in Physics"; not "A levels: Physics".
    private static bool IsNamed(string left, string right) =>
        TitleWords.IsTitle(left) != TitleWords.IsTitle(right) || (TitleWords.IsSchool(left) && TitleWords.IsDegree(right) && !TitleWords.IsDegree(left))
        || (TitleWords.IsStay(left) && TitleWords.IsSchool(right));

    // "Ciclo de Finanzas. IES Ejemplo", and not "B.A. Music".
    private static bool IsSentenceBefore(string left, string right) => left[^Math.Min(left.Length, 4)..].All(char.IsLower) && IsSchoolBehind(left, right);

    // "BSc in Physics (University of Example, 2012)", and not "BA (Hons) Politics, University of Example".
    private static bool IsInBrackets(string left, string right) => !right.AsSpan(0, Math.Max(0, right.Length - 1)).Contains(')') && IsSchoolBehind(left, right);

    // "B.Sc. (Physics) Example University", where a table's columns nearly touch.
    private static bool IsSchoolBehindBrackets(string left, string right) => char.IsUpper(right[0]) && left.Contains('(', StringComparison.Ordinal) && TitleWords.IsDegree(left) && IsSchoolBehind(left, right.Split(", ")[0]);

    private static bool IsSchoolBehind(string left, string right) =>
        TitleWords.IsSchool(right) && !TitleWords.IsSchool(left) && !TitleWords.IsDegree(right.Split(' ')[0] + " ") && (TitleWords.IsDegree(left) || FieldsOfStudy.Holds(left));
}
