using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Schools and degrees. Dates are often missing, so an entry begins where a second school or degree does.</summary>
internal static class EducationReader
{
    private static readonly Regex _again = new(@"^(?<degree>\p{Lu}[\p{L}.]{1,6}), (?<area>\p{Lu}.*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _named = new("^(Bachelor|Master|Doctor|Associate|Licen[cs]e|Diplom)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static List<FoundEducation> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var entries = new List<EducationDraft>();
        Row? above = null;
        var (heads, rows) = ColumnHeads.Of(text, section);
        var (lines, found) = DatedLines.Of(text, rows);
        var read = lines.Select((line, i) => Apart(text, line, found[i], heads)).ToList();
        for (var i = 0; i < read.Count; i++)
        {
            var (line, dates, score, segments, school, degree) = read[i];
            if (entries.Count > 0 && EducationDetails.Is(line.Text))
            {
                entries[^1].Tell(line, score?.Score, EducationDetails.Area(text, line));
                continue;
            }

            if (line.IsBullet && (entries.LastOrDefault()?.IsTold(school, degree, dates) ?? (school is null && degree is null)))
            {
                entries.LastOrDefault()?.Tell(line, score?.Score, area: null);
                continue;
            }

            if (IsAbove(read, i, entries.LastOrDefault()))
            {
                above = read[i];
                continue;
            }

            if (entries.Count == 0 || entries[^1].IsAnother(school, degree, dates, line))
            {
                if (school is null && degree is null && dates.Count == 0)
                {
                    continue;
                }

                entries.Add(new EducationDraft(line.IsBullet));
            }

            if (above is not null)
            {
                // What stands above a line that goes on with the entry is that entry's too.
                entries[^1].Take(above.Line, null, null, [], null, above.Fields);
                above = null;
            }

            entries[^1].Take(line, school, degree, dates, score?.Score, segments);
        }

        Inherit(entries);
        return [.. entries.Where(entry => entry.School is not null || entry.Degree is not null).Select(entry => entry.Done())];
    }

    private static Row Apart(ResumeText text, ResumeLine line, List<ParsedDate> found, ColumnHeads? heads)
    {
        var dates = (line.IsBullet && found.Count == 0 ? DateReader.Find(text, line.Place) : found).ConvertAll(date => DateLeads.Of(text, line.Place.Start, date).Date);
        var score = EducationDetails.Score(line);
        List<ParsedDate> holes = score is { Whole.Length: > 0 } told ? [.. dates, new ParsedDate(told.Whole, Start: null, End: null, Current: false, Form: "")] : dates;
        var cut = Segments.Of(text, [line], holes);
        var segments = Fields(text, heads is null ? cut : heads.Told(text, cut));
        var school = School(segments)?.Piece;
        var degrees = segments.Where(segment => (TitleWords.IsDegree(segment.Piece.Value) || TitleWords.IsTraining(segment.Piece.Value)) && segment.Piece != school).Select(segment => segment.Piece).ToList();
        // "PhD | Example University, PhD in Physics": told twice, once with its field.
        var degree = segments.Find(segment => segment.Label == FieldLabel.Degree)?.Piece ?? degrees.Find(piece => EducationDraft.IsInAField(piece.Value)) ?? degrees.FirstOrDefault();
        return new Row(line, dates, score, segments, school, degree);
    }

    // "Bachelor of Arts in Philosophy, Politics and Economics": the comma is the field's own.
    private static List<Segment> Fields(ResumeText text, List<Segment> cut)
    {
        var fields = new List<Segment>();
        foreach (var segment in cut.Where(segment => !segment.IsPlace))
        {
            if (fields is [.., var degree] && degree.Line == segment.Line && segment.Piece.Place.Start - degree.Piece.Place.End == 3 && _again.Match(segment.Piece.Value) is { Success: true } again && _named.IsMatch(degree.Piece.Value))
            {
                // "Bachelor of Arts - BA, Psychology".
                var (whole, at) = (new Stretch(degree.Piece.Place.Start, segment.Piece.Place.Start + again.Groups["degree"].Length), segment.Piece.Place.Start + again.Groups["area"].Index);
                fields[^1] = degree with { Piece = degree.Piece with { Value = whole.Of(text.Text).Replace('\n', ' '), Place = whole } };
                fields.Add(segment with { Piece = segment.Piece with { Value = again.Groups["area"].Value, Place = new Stretch(at, segment.Piece.Place.End) } });
            }
            else if (fields is [.., var last] && segment.Piece.Place.Start - last.Piece.Place.End is 1 or 2 && last.Line == segment.Line && TitleWords.IsDegree(last.Piece.Value) && EducationDraft.IsInAField(last.Piece.Value)
                && FieldsOfStudy.Holds(segment.Piece.Value) && !TitleWords.IsSchool(segment.Piece.Value) && !TitleWords.IsDegree(segment.Piece.Value) && (segment.Piece.Value.Contains(" and ", StringComparison.Ordinal) || segment.Piece.Value.Contains('&', StringComparison.Ordinal)))
            {
                var place = new Stretch(last.Piece.Place.Start, segment.Piece.Place.End);
                fields[^1] = last with { Piece = last.Piece with { Value = place.Of(text.Text).Replace('\n', ' '), Place = place } };
            }
            else
            {
                fields.Add(segment);
            }
        }

        return fields;
    }

    // A school with a line of its own, and several degrees below it.
    private static void Inherit(List<EducationDraft> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            // What ends school is taken at none of the later ones.
            if (entries[i] is { School: null, Degree: { } next, HasOthers: false } && !TitleWords.EndsSchool(next.Value) && entries[i - 1] is { School: { } school, Degree: { } degree, IsBelowItsSchool: true })
            {
                entries[i].Inherit(school);
            }
        }
    }

    // A name that no list has, alone on its line: the school of the degree below it, or what was learned at the school below it.
    private static bool IsAbove(List<Row> read, int at, EducationDraft? last)
    {
        if (at + 1 >= read.Count || read[at] is not { Line: { IsBullet: false } line, Dates.Count: 0, Fields: [var name], School: null, Degree: null, Score: null } || read[at + 1] is not { Line.IsBullet: false } next
            || next.Line.Index > line.LastIndex + 1 || !char.IsUpper(name.Piece.Value[0]) || line.Words > 9 || line.Text[^1] is '.' or ':' || (next.School is null) == (next.Degree is null))
        {
            return false;
        }

        // Below an entry that lacks a school it is that entry's, unless it looks like a heading and the line below does not.
        return last is null || (last.IsWhole && (last.School is not null || (line.Layout.Bold && !next.Line.Layout.Bold)));
    }

    // "Faculty of Law, University of Example": the school is what the faculty is a part of.
    private static Segment? School(List<Segment> segments)
    {
        var schools = segments.FindAll(segment => segment.Label != FieldLabel.Degree && IsSchool(segment.Piece.Value));
        var first = segments.Find(segment => segment.Label == FieldLabel.School) ?? schools.FirstOrDefault();
        return first is not null && TitleWords.IsPartOfASchool(first.Piece.Value) ? schools.Find(whole => whole.Piece.Place.Start > first.Piece.Place.Start && !TitleWords.IsPartOfASchool(whole.Piece.Value)) ?? first : first;
    }

    // "Master of Science" holds no school, nor does "High School Diploma".
    private static bool IsSchool(string value) => TitleWords.IsSchool(value) && !TitleWords.IsDegree(value.Split(' ')[0] + " ") && !TitleWords.IsDiploma(value);
}

/// <summary>A line of education, taken apart.</summary>
internal sealed record Row(ResumeLine Line, List<ParsedDate> Dates, (Piece Score, Stretch Whole)? Score, List<Segment> Fields, Piece? School, Piece? Degree);

/// <summary>A school or degree that was read.</summary>
internal sealed record FoundEducation(Piece? School, Piece? Degree, Piece? Area, ParsedDate? Period, Piece? Score, List<Piece> Courses);
