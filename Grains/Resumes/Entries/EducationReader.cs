using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Dates;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Schools and degrees. Dates are often missing, so an entry begins where a second school or degree does.</summary>
internal static class EducationReader
{
    private static readonly Regex _area = new(@"(\b(in|of)|:)\s+(?<area>\p{Lu}[\p{L}&,'’/\- ]+)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // "Master of Science Maschinenbau": the degree's own name goes as far.
    private static readonly Regex _ofDegree = new(
        @"^(Science|Arts|Philosophy|Engineering|Business Administration|Laws?|Education|Fine Arts|Applied Science|Technology|Commerce|Music|Public Health|Public Administration|Social Work|Letters|Medicine|Surgery|Divinity|Architecture)(?<rest>$|[ ,]+)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _again = new(@"^(?<degree>\p{Lu}[\p{L}.]{1,6}), (?<area>\p{Lu}.*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _named = new("^(Bachelor|Master|Doctor|Associate|Licen[cs]e|Diplom)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static List<FoundEducation> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var entries = new List<Draft>();
        (ResumeLine Line, List<Segment> Fields)? above = null;
        var (heads, rows) = ColumnHeads.Of(text, section);
        var (lines, found) = DatedLines.Of(text, rows);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var dates = (line.IsBullet && found[i].Count == 0 ? DateReader.Find(text, line.Place) : found[i]).ConvertAll(date => DateLeads.Of(text, line.Place.Start, date).Date);
            var score = EducationDetails.Score(line);
            if (entries.Count > 0 && EducationDetails.Is(line.Text))
            {
                entries[^1].Tell(line, score?.Score, EducationDetails.Area(text, line));
                continue;
            }

            List<ParsedDate> holes = score is { Whole.Length: > 0 } told ? [.. dates, new ParsedDate(told.Whole, Start: null, End: null, Current: false, Form: "")] : dates;
            var cut = Segments.Of(text, [line], holes);
            var segments = Fields(text, heads is null ? cut : heads.Told(text, cut));
            var school = (segments.Find(segment => segment.Label == FieldLabel.School) ?? segments.Find(segment => segment.Label != FieldLabel.Degree && IsSchool(segment.Piece.Value)))?.Piece;
            var degrees = segments.Where(segment => (TitleWords.IsDegree(segment.Piece.Value) || TitleWords.IsTraining(segment.Piece.Value)) && segment.Piece != school).Select(segment => segment.Piece).ToList();
            // "PhD | Example University, PhD in Physics": told twice, once with its field.
            var degree = segments.Find(segment => segment.Label == FieldLabel.Degree)?.Piece ?? degrees.Find(piece => _area.IsMatch(piece.Value)) ?? degrees.FirstOrDefault();
            if (line.IsBullet && (entries.LastOrDefault()?.IsTold(school, degree, dates) ?? (school is null && degree is null)))
            {
                entries.LastOrDefault()?.Tell(line, score?.Score, area: null);
                continue;
            }

            if (entries.Count == 0 || entries[^1].IsAnother(school, degree, dates, line))
            {
                if (school is null && degree is null && dates.Count == 0)
                {
                    // "Computer Engineering", and the school below it.
                    above = segments is [var field] && entries.Count == 0 && FieldsOfStudy.Holds(field.Piece.Value) ? (line, segments) : null;
                    continue;
                }

                entries.Add(new Draft(line.IsBullet));
                if (above is { } pending && pending.Line.Index + 1 == line.Index && degree is null)
                {
                    entries[^1].Take(pending.Line, null, null, [], null, pending.Fields);
                }

                above = null;
            }

            entries[^1].Take(line, school, degree, dates, score?.Score, segments);
        }

        Inherit(entries);
        return [.. entries.Where(entry => entry.School is not null || entry.Degree is not null).Select(entry => entry.Done())];
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
                fields[^1] = degree with { Piece = degree.Piece with { Value = whole.Of(text.Text), Place = whole } };
                fields.Add(segment with { Piece = segment.Piece with { Value = again.Groups["area"].Value, Place = new Stretch(at, segment.Piece.Place.End) } });
            }
            else if (fields is [.., var last] && segment.Piece.Place.Start - last.Piece.Place.End is 1 or 2 && last.Line == segment.Line && TitleWords.IsDegree(last.Piece.Value) && _area.IsMatch(last.Piece.Value)
                && FieldsOfStudy.Holds(segment.Piece.Value) && !TitleWords.IsSchool(segment.Piece.Value) && !TitleWords.IsDegree(segment.Piece.Value) && (segment.Piece.Value.Contains(" and ", StringComparison.Ordinal) || segment.Piece.Value.Contains('&', StringComparison.Ordinal)))
            {
                var place = new Stretch(last.Piece.Place.Start, segment.Piece.Place.End);
                fields[^1] = last with { Piece = last.Piece with { Value = place.Of(text.Text), Place = place } };
            }
            else
            {
                fields.Add(segment);
            }
        }

        return fields;
    }

    // A school with a line of its own, and several degrees below it.
    private static void Inherit(List<Draft> entries)
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

    // "Master of Science" holds no school, nor does "High School Diploma".
    private static bool IsSchool(string value) => TitleWords.IsSchool(value) && !TitleWords.IsDegree(value.Split(' ')[0] + " ") && !TitleWords.IsDiploma(value);

    private sealed class Draft(bool isBullet)
    {
        private readonly List<Piece> _others = [];

        public Piece? School { get; private set; }

        /// <summary>The school stands above the degree, on a line of its own.</summary>
        public bool IsBelowItsSchool { get; private set; }

        /// <summary>Something stands there that may be the school.</summary>
        public bool HasOthers => Guess() is not null;

        public Piece? Degree { get; private set; }

        public List<Piece> Courses { get; } = [];

        private List<ParsedDate> Dates { get; } = [];

        private Piece? Score { get; set; }

        private Piece? Area { get; set; }

        /// <summary>A bullet that says nothing new of where and what: one below a heading tells of it, though it names a school.</summary>
        public bool IsTold(Piece? school, Piece? degree, List<ParsedDate> dates) => (school is null && degree is null)
            || (!isBullet && School is not null && Degree is not null && (school is null || degree is null) && dates.Count == 0);

        public void Tell(ResumeLine line, Piece? score, Piece? area)
        {
            Score ??= score;
            Area ??= area;
            if (line.IsBullet)
            {
                Courses.Add(new Piece(line.Text, line.Place, 0.8));
            }
        }

        public bool IsAnother(Piece? school, Piece? degree, List<ParsedDate> dates, ResumeLine line) =>
            (school is not null && School is not null) || (degree is not null && Degree is not null)
            || (dates.Count > 0 && Dates.Count > 0 && (School is not null || Degree is not null) && line.Words <= 14);

        public void Inherit(Piece school) => (School, IsBelowItsSchool) = (school.With(0.6), true);

        public void Take(ResumeLine line, Piece? school, Piece? degree, List<ParsedDate> dates, Piece? score, List<Segment> segments)
        {
            IsBelowItsSchool |= School is not null && school is null && Degree is null && degree is not null;
            School ??= school;
            Degree ??= degree;
            Score ??= score;
            Dates.AddRange(dates);
            _others.AddRange(segments.Select(segment => segment.Piece).Where(piece => piece != school && piece != degree && line.Words <= 12));
        }

        public FoundEducation Done()
        {
            var (degree, area) = Split(Degree);
            // "Example Law School" and a bare "2012 – 2015" beside a name without a school's word: the name is the school.
            var school = School ?? Guess();
            var field = area ?? Field(school)?.With(0.6) ?? Area;
            // "Computer Engineering" or "Legal Practice Course" beside a school: what was studied there.
            if (degree is null && field is null && School is not null && _others.Find(other => IsNamed(other) && TitleWords.IsCourse(other.Value)) is { } course)
            {
                var isField = FieldsOfStudy.Holds(course.Value) && !TitleWords.IsDiploma(course.Value);
                (degree, field) = (isField ? null : course, isField ? course.With(0.6) : null);
            }

            var period = Dates.Find(date => date.End is not null || date.Current) ?? Dates.FirstOrDefault();
            return new FoundEducation(Bare(school)?.With(School is null ? 0.5 : school!.Confidence < 0.7 ? school.Confidence : 0.9), degree?.With(Degree is null ? 0.6 : 0.9), field, period, Score, Courses);
        }

        private static bool IsNamed(Piece other) => other.Value.Length > 3 && char.IsUpper(other.Value[0]);

        private Piece? Guess() => _others.Find(other => IsNamed(other) && !(TitleWords.IsCourse(other.Value) && other == Field(null)));

        // "BS, Computer Engineering", or with the school between them.
        private Piece? Field(Piece? school)
        {
            var from = Degree?.Place.Start ?? int.MaxValue;
            return _others.Find(other => other != school && IsNamed(other) && other.Place.Start > from
                && (School is { } between && between.Place.Start > from && other.Place.Start > between.Place.Start
                    ? other.Place.Start - between.Place.End <= 3 && FieldsOfStudy.Holds(other.Value)
                    : other.Place.Start - Degree!.Place.End <= 3));
        }

        // "Example College (diploma behaald)": what stands in the brackets is no part of the name.
        private static Piece? Bare(Piece? school) =>
            school is not null && school.Value[^1] == ')' && school.Value.IndexOf(" (", StringComparison.Ordinal) is > 2 and var bracket && char.IsLower(school.Value[bracket + 2]) ? Part(school, 0, bracket) : school;

        // "BSc in Computer Science": the degree, and what it is in.
        private static (Piece? Degree, Piece? Area) Split(Piece? degree)
        {
            if (degree is null || _area.Match(degree.Value) is not { Success: true } match)
            {
                return (degree, null);
            }

            if (degree.Value[match.Index] == ':' && Part(degree, 0, match.Index) is { } label && !TitleWords.IsDegree(label.Value))
            {
                // "Abschluss: Diplom-Mathematikerin".
                return Split(Part(degree, match.Index + 1, degree.Value.Length));
            }

            var area = match.Groups["area"];
            var isOf = degree.Value.AsSpan(match.Index).StartsWith("of ", StringComparison.OrdinalIgnoreCase);
            if (isOf && area.Value.IndexOf(" in ", StringComparison.Ordinal) is >= 0 and var inner)
            {
                // "Master of Science in Nursing".
                var at = area.Index + inner;
                return (Part(degree, 0, at), Part(degree, at + 4, degree.Value.Length));
            }

            // "Bachelor of Science" is a degree without a field; "Bachelor of Nursing" is in nursing.
            if (isOf && _ofDegree.Match(area.Value) is { Success: true } name)
            {
                var end = area.Index + name.Length;
                return name.Length == area.Length ? (degree, null) : (Part(degree, 0, end), Part(degree, end, degree.Value.Length));
            }

            return (Part(degree, 0, match.Index), Part(degree, area.Index, degree.Value.Length));
        }

        private static Piece? Part(Piece piece, int start, int end) => Piece.Of(piece.Value, start, end, 0.85) is { } part
            ? part with { Place = new Stretch(piece.Place.Start + part.Place.Start, piece.Place.Start + part.Place.End) }
            : null;
    }
}

/// <summary>A school or degree that was read.</summary>
internal sealed record FoundEducation(Piece? School, Piece? Degree, Piece? Area, ParsedDate? Period, Piece? Score, List<Piece> Courses);
