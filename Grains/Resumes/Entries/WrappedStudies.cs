using System.Text.RegularExpressions;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>
/// Schools and degrees over two lines of a narrow column. That a line is full is no proof, since a column's width is known by its
/// lines only; it takes what the lines say as well.
/// </summary>
internal static class WrappedStudies
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int MostWords = 9;
    private const int MostLines = 3;
    private const int MostCharacters = 120;

    // Between two paragraphs stands a little more than between two lines of one.
    private const double Tight = 1.08;

    // What begins a line in the midst of a name.
    private static readonly Regex _goesOn = new(@"^(of|in|and|for|und|für|der|des|et|en|pour|y|e|del|di|della|van|voor|och|og|&|du|da|do|dos) \p{L}", Options);

    private const string Kinds = "Business|Law|Medical|Graduate|Community|Technical|Engineering|Grammar|High|Junior|Secondary|State|Dental|Management";

    // What no school is called: "University", "Community College", "School of Example".
    private static readonly Regex _rest = new($@"^(({Kinds}) )*(University|College|School|Institute|Academy|Universität|Hochschule|Akademie|Polytechnic|Gymnasium|Lyceum)\b", Options);

    // A kind of school and no name yet: "Technische Universiteit".
    private static readonly Regex _nameless = new(
        @"^((The|Technische|Technical|Freie|Vrije|Katholieke|Katholische|Royal|National|Autonomous|Open|State) )?(University|Universität|Universiteit|Universitet|Université|Universidad|Universidade|Università|Uniwersytet|Hochschule|Fachhochschule|Hogeschool|Politecnico|Politechnika|École|Lycée|Escuela|Colegio|Liceo|Instituto|Istituto)$", Options);

    private static readonly Regex _kind = new($" ({Kinds})$", Options);

    /// <summary>The lines of a section, those of one name joined.</summary>
    public static IReadOnlyList<ResumeLine> Joined(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var lines = section.ToList();
        var pitch = section.Where(line => !line.IsBlank && line.Layout.GapAbove > 0).Select(line => line.Layout.GapAbove).DefaultIfEmpty(1).Min();
        for (var i = 0; i < lines.Count - 1; i++)
        {
            while (i < lines.Count - 1 && AreAlike(lines[i], lines[i + 1]) && Holds(text, lines[i]) && Holds(text, lines[i + 1])
                && (GoesOn(lines[i].Text, lines[i + 1].Text) || (IsFull(text, lines[i], lines[i + 1], pitch) && IsOne(text, lines, i, pitch))))
            {
                var (line, next) = (lines[i], lines[i + 1]);
                var place = line.Place with { End = next.Place.End };
                lines[i] = new ResumeLine(line.Index, place, place.Of(text.Text).Replace('\n', ' '), Glyph: null, line.Layout with { Right = next.Layout.Right }) { LastIndex = next.Index };
                lines.RemoveAt(i + 1);
            }
        }

        return lines;
    }

    /// <summary>A name of several lines as it is written in one: without what indents them, and closed up behind a hyphen.</summary>
    public static Piece? InOneLine(ResumeText text, Piece? piece)
    {
        if (piece is null || !piece.Place.Of(text.Text).Contains('\n', StringComparison.Ordinal))
        {
            return piece;
        }

        var lines = piece.Place.Of(text.Text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return piece with { Value = string.Concat(lines.Select((line, i) => i + 1 == lines.Length || IsHyphened(line) ? line : line + " ")) };
    }

    private static bool IsHyphened(string line) => line.Length > 2 && line[^1] == '-' && char.IsLetter(line[^2]);

    private static bool AreAlike(ResumeLine line, ResumeLine next) =>
        line is { IsBlank: false, IsBullet: false, Words: <= MostWords, Text.Length: <= MostCharacters } && next is { IsBlank: false, IsBullet: false, Words: <= MostWords, Text.Length: <= MostCharacters } && next.Index == line.LastIndex + 1 && next.Layout.Breaks.Count == 0 && line.Layout.Breaks.Count == 0
        && line.Layout.Kind is LineKind.Body or LineKind.TextBox && next.Layout.Kind == line.Layout.Kind && line.Layout.Bold == next.Layout.Bold && line.Layout.Italic == next.Layout.Italic
        && line.Layout.Page == next.Layout.Page && line.Layout.Column == next.Layout.Column && Math.Abs(line.Layout.FontSize - next.Layout.FontSize) < 0.1;

    // A name or a part of it: no date, no mark, no label.
    private static bool Holds(ResumeText text, ResumeLine line) =>
        line.Text[^1] is not ('.' or ':' or ';' or '|') && !EducationDetails.Is(line.Text) && EducationDetails.Score(line) is null && DateReader.Find(text, line.Place).Count == 0;

    // The text alone says so: a hyphen, an open bracket, a small word.
    private static bool GoesOn(string line, string next) =>
        (IsHyphened(line) && char.IsLetter(next[0]))
        || (line.LastIndexOf('(') > line.LastIndexOf(')') && next.IndexOf(')', StringComparison.Ordinal) is > 0 and var end && next.IndexOf('(', StringComparison.Ordinal) is var open && (open < 0 || open > end))
        || (char.IsUpper(line[0]) && _goesOn.IsMatch(next))
        || (char.IsUpper(next[0]) && _nameless.IsMatch(line) && !IsDegree(next));

    // The next line's first word had no room left.
    private static bool IsFull(ResumeText text, ResumeLine line, ResumeLine next, double pitch)
    {
        var (here, below) = (line.Layout, next.Layout);
        if (below.Right <= below.Left || Math.Abs(here.Left - below.Left) > 2 || below.GapAbove > pitch * Tight)
        {
            return false;
        }

        var letter = (below.Right - below.Left) / next.Text.Length;
        var word = next.Text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? end : next.Text.Length;
        return here.Right + (letter * (word + 1)) > text.EdgeOf(here);
    }

    // What both lines say is one name's.
    private static bool IsOne(ResumeText text, List<ResumeLine> lines, int at, double pitch)
    {
        var (line, next) = (lines[at], lines[at + 1]);
        var (isDegree, isSchool) = (IsDegree(line.Text), IsSchool(line.Text));
        if (IsDegree(next.Text) || !char.IsLetter(next.Text[0]) || line.Text[^1] == ',')
        {
            return false;
        }

        var isApart = IsApart(text, lines, at, pitch);
        if (IsSchool(next.Text))
        {
            // "American International" and "School of Example"; "Example University" and "School of Law" are two.
            return !isDegree && (isSchool ? _kind.IsMatch(line.Text) || (_rest.IsMatch(next.Text) && !TitleWords.IsUnit(next.Text) && !TitleWords.IsSchool(line.Text[(line.Text.LastIndexOf(' ') + 1)..]))
                : isApart || (_rest.IsMatch(next.Text) && !FieldsOfStudy.Holds(line.Text)));
        }

        return isApart
            || (isDegree ? FieldsOfStudy.Holds(next.Text) || IsAboveItsSchool(lines, at + 1)
                : isSchool && (FieldsOfStudy.Holds(next.Text) || !Segments.IsTownName(next.Text.Split(',')[0])) && at > 0 && IsDegree(lines[at - 1].Text) && lines[at - 1].LastIndex + 1 == line.Index);
    }

    // Closer to each other than to what stands above and below: a paragraph.
    private static bool IsApart(ResumeText text, List<ResumeLine> lines, int at, double pitch)
    {
        var end = at + 1;
        while (end + 1 < lines.Count && end - at < MostLines && !IsParted(lines[end], lines[end + 1], pitch) && AreAlike(lines[end], lines[end + 1]) && Holds(text, lines[end + 1]))
        {
            end++;
        }

        return (at == 0 || IsParted(lines[at - 1], lines[at], pitch)) && (end + 1 == lines.Count || IsParted(lines[end], lines[end + 1], pitch));
    }

    private static bool IsParted(ResumeLine line, ResumeLine next, double pitch) => next.Index > line.LastIndex + 1 || next.Layout.GapAbove > pitch * Tight || next.Layout.Page != line.Layout.Page || next.Layout.Column != line.Layout.Column;

    // What is set as the degree is, down to its school.
    private static bool IsAboveItsSchool(List<ResumeLine> lines, int at)
    {
        var end = at + 1;
        while (end < lines.Count && end - at < MostLines && AreAlike(lines[end - 1], lines[end]) && !IsSchool(lines[end].Text))
        {
            end++;
        }

        return end < lines.Count && !lines[end].IsBullet && lines[end].Index == lines[end - 1].LastIndex + 1 && (IsSchool(lines[end].Text) || (end == at + 1 && lines[at].Layout.Bold && end + 1 < lines.Count && IsSchool(lines[end + 1].Text)));
    }

    private static bool IsDegree(string text) => TitleWords.IsDegree(text) || TitleWords.IsTraining(text);

    private static bool IsSchool(string text) => TitleWords.IsSchool(text) && !IsDegree(text);
}
