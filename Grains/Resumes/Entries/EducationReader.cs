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

    public static List<FoundEducation> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var entries = new List<Draft>();
        var (lines, found) = DatedLines.Of(text, section);
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
            var segments = Segments.Of(text, [line], holes).Where(segment => !segment.IsPlace).ToList();
            var school = (segments.Find(segment => segment.Label == FieldLabel.School) ?? segments.Find(segment => segment.Label != FieldLabel.Degree && IsSchool(segment.Piece.Value)))?.Piece;
            var degrees = segments.Where(segment => TitleWords.IsDegree(segment.Piece.Value) && segment.Piece != school).Select(segment => segment.Piece).ToList();
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
                    continue;
                }

                entries.Add(new Draft(line.IsBullet));
            }

            entries[^1].Take(line, school, degree, dates, score?.Score, segments);
        }

        return [.. entries.Where(entry => entry.School is not null || entry.Degree is not null).Select(entry => entry.Done())];
    }

    // "Master of Science" holds no school, nor does "High School Diploma".
    private static bool IsSchool(string value) => TitleWords.IsSchool(value) && !TitleWords.IsDegree(value.Split(' ')[0] + " ") && !TitleWords.IsDiploma(value);

    private sealed class Draft(bool isBullet)
    {
        private readonly List<Piece> _others = [];

        public Piece? School { get; private set; }

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

        public void Take(ResumeLine line, Piece? school, Piece? degree, List<ParsedDate> dates, Piece? score, List<Segment> segments)
        {
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
            var school = School ?? _others.Find(other => other.Value.Length > 3 && char.IsUpper(other.Value[0]));
            // "BS, Computer Engineering", or with the school between them.
            var from = Degree?.Place.Start ?? int.MaxValue;
            var field = area ?? _others.Find(other => other != school && other.Value.Length > 3 && char.IsUpper(other.Value[0]) && other.Place.Start > from
                && (School is { } between && between.Place.Start > from && other.Place.Start > between.Place.Start
                    ? other.Place.Start - between.Place.End <= 3 && FieldsOfStudy.Holds(other.Value)
                    : other.Place.Start - Degree!.Place.End <= 3))?.With(0.6) ?? Area;
            var period = Dates.Find(date => date.End is not null || date.Current) ?? Dates.FirstOrDefault();
            return new FoundEducation(school?.With(School is null ? 0.5 : 0.9), degree?.With(0.9), field, period, Score, Courses);
        }

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
