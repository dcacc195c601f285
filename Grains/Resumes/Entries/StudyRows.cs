using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Takes a line of education apart: its dates, its mark, the school and the degree that it names.</summary>
internal static class StudyRows
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _again = new(@"^(?<degree>\p{Lu}[\p{L}.]{1,6}), (?<area>\p{Lu}.*)$", Options);

    private static readonly Regex _named = new("^(Bachelor|Master|Doctor|Associate|Licen[cs]e|Diplom)", Options);

    private static readonly Regex _letters = new(@"^\p{Lu}[\p{L}.]{0,5}\p{Lu}[\p{L}.]{0,3}( \([^()]{1,20}\))?$", Options);

    public static Row Of(ResumeText text, ResumeLine line, List<ParsedDate> found, ColumnHeads? heads, bool isBesideDegree)
    {
        var dates = (line.IsBullet && found.Count == 0 ? DateReader.Find(text, line.Place) : found).ConvertAll(date => DateLeads.Of(text, line.Place.Start, date).Date);
        var score = EducationDetails.Score(line);
        List<ParsedDate> holes = score is { Whole.Length: > 0 } told ? [.. dates, new ParsedDate(told.Whole, Start: null, End: null, Current: false, Form: "")] : dates;
        var cut = Segments.Of(text, [line], holes);
        var segments = Fields(text, heads is null ? cut : heads.Told(text, cut));
        var school = School(segments, isBesideDegree)?.Piece;
        var degrees = segments.Where(segment => segment.Piece != school && IsDegree(segment.Piece.Value, hasMore: school is not null || dates.Count > 0 || segments.Exists(other => TitleWords.IsDegree(other.Piece.Value)))).Select(segment => segment.Piece).ToList();
        // "PhD | Example University, PhD in Physics": told twice, once with its field.
        var degree = segments.Find(segment => segment.Label == FieldLabel.Degree)?.Piece ?? degrees.Find(piece => EducationDraft.IsInAField(piece.Value)) ?? degrees.FirstOrDefault() ?? Letters(segments, school);
        return new Row(line, dates, score, segments, school, degree);
    }

    private static bool IsDegree(string value, bool hasMore) => TitleWords.IsDegree(value) || TitleWords.IsTraining(value) || (hasMore && TitleWords.IsStay(value));

    // "BL, Example School of Advocates": letters right before a school say what was got there, whatever they stand for.
    private static Piece? Letters(List<Segment> segments, Piece? school) =>
        segments is [{ Label: null } first, var second, ..] && second.Piece == school && first.Line == second.Line && second.Piece.Place.Start - first.Piece.Place.End <= 3 && _letters.IsMatch(first.Piece.Value) && !TitleWords.IsSchool(first.Piece.Value)
            ? first.Piece : null;

    // "Bachelor of Arts in Philosophy, Politics and Economics": the comma is the field's own.
    private static List<Segment> Fields(ResumeText text, List<Segment> cut)
    {
        var fields = new List<Segment>();
        foreach (var segment in cut.Where(segment => !segment.IsPlace))
        {
            if (fields is not [.., var last] || last.Line != segment.Line)
            {
                fields.Add(segment);
                continue;
            }

            var (value, gap) = (segment.Piece.Value, segment.Piece.Place.Start - last.Piece.Place.End);
            if (gap == 3 && _again.Match(value) is { Success: true } again && _named.IsMatch(last.Piece.Value))
            {
                // "Bachelor of Arts - BA, Psychology".
                var at = segment.Piece.Place.Start + again.Groups["area"].Index;
                fields[^1] = Until(text, last, segment.Piece.Place.Start + again.Groups["degree"].Length);
                fields.Add(segment with { Piece = segment.Piece with { Value = again.Groups["area"].Value, Place = new Stretch(at, segment.Piece.Place.End) } });
            }
            else if ((gap <= 3 && _named.IsMatch(last.Piece.Value) && Abbreviates(value, last.Piece.Value))
                || (gap is 1 or 2 && TitleWords.IsDegree(last.Piece.Value) && EducationDraft.IsInAField(last.Piece.Value) && FieldsOfStudy.Holds(value) && !TitleWords.IsSchool(value) && !TitleWords.IsDegree(value)
                    && (value.Contains(" and ", StringComparison.Ordinal) || value.Contains('&', StringComparison.Ordinal))))
            {
                fields[^1] = Until(text, last, segment.Piece.Place.End);
            }
            else
            {
                fields.Add(segment);
            }
        }

        return fields;
    }

    private static Segment Until(ResumeText text, Segment segment, int end)
    {
        var place = segment.Piece.Place with { End = end };
        return segment with { Piece = segment.Piece with { Value = place.Of(text.Text).Replace('\n', ' '), Place = place } };
    }

    // "BE" of "Bachelor of Engineering", "PhD" of "Doctor of Philosophy": the capitals are its words' first letters.
    public static bool Abbreviates(string letters, string degree) =>
        _letters.IsMatch(letters) && letters.Where(char.IsUpper).Order().SequenceEqual(degree.Split(' ').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0]).Order());

    // "Faculty of Law, University of Example": the school is what the faculty is a part of.
    private static Segment? School(List<Segment> segments, bool isBesideDegree)
    {
        var schools = segments.FindAll(segment => segment.Label != FieldLabel.Degree && IsSchool(segment.Piece.Value));
        var first = segments.Find(segment => segment.Label == FieldLabel.School) ?? schools.FirstOrDefault();
        if (first is null || !TitleWords.IsUnit(first.Piece.Value))
        {
            return first;
        }

        return schools.Find(whole => !TitleWords.IsUnit(whole.Piece.Value)) ?? (isBesideDegree ? Before(segments, first) : null) ?? first;
    }

    // "Example Hall London, Institute of Psychiatry": a part of what stands before it, where the degree has a line of its own.
    // Without one, "Sound Recording, Institute of Popular Music" says what was studied.
    private static Segment? Before(List<Segment> segments, Segment unit) =>
        segments.IndexOf(unit) is > 0 and var at && segments[at - 1] is { Label: null } whole && whole.Line == unit.Line && unit.Piece.Place.Start - whole.Piece.Place.End == 2 && whole.Piece.Value.Contains(' ', StringComparison.Ordinal)
            && char.IsUpper(whole.Piece.Value[0]) && !TitleWords.IsDegree(whole.Piece.Value) && !TitleWords.IsTraining(whole.Piece.Value) && !TitleWords.IsCourse(whole.Piece.Value)
            ? whole : null;

    // "Master of Science" holds no school, nor does "High School Diploma", nor "Summer School in Law".
    private static bool IsSchool(string value) => TitleWords.IsSchool(value) && !TitleWords.IsDegree(value.Split(' ')[0] + " ") && !TitleWords.IsDiploma(value) && !TitleWords.IsStay(value);
}

/// <summary>A line of education, taken apart.</summary>
internal sealed record Row(ResumeLine Line, List<ParsedDate> Dates, (Piece Score, Stretch Whole)? Score, List<Segment> Fields, Piece? School, Piece? Degree);
