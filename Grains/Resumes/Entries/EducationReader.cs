using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Schools and degrees. Dates are often missing, so an entry begins where a second school or degree does.</summary>
internal static class EducationReader
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex _score = new(@"\b(gpa|grade|note|average|cgpa)\b:?\s*(of )?(?<score>\d[.,]\d{1,2}(\s?/\s?\d([.,]\d{1,2})?)?)|\b(?<score>first class honou?rs|2:1|2:2|(summa|magna) cum laude|cum laude|with distinction|with honou?rs)\b", Options);
    private static readonly Regex _area = new(@"(\b(in|of)|:)\s+(?<area>\p{Lu}[\p{L}&,'’/\- ]+)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static List<FoundEducation> Read(ResumeText text, IReadOnlyList<ResumeLine> section)
    {
        var entries = new List<Draft>();
        var (lines, found) = DatedLines.Of(text, section);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, dates) = (lines[i], found[i]);
            var score = Score(line);
            var segments = Segments.Of(text, [line], dates).Where(segment => !segment.IsPlace && (score is null || !score.Value.Contains(segment.Piece.Value, StringComparison.Ordinal))).ToList();
            var school = segments.Find(segment => IsSchool(segment.Piece.Value))?.Piece;
            var degrees = segments.Where(segment => TitleWords.IsDegree(segment.Piece.Value) && segment.Piece != school).Select(segment => segment.Piece).ToList();
            // "PhD | Example University, PhD in Physics": told twice, once with its field.
            var degree = degrees.Find(piece => _area.IsMatch(piece.Value)) ?? degrees.FirstOrDefault();
            if (line.IsBullet && school is null && degree is null)
            {
                entries.LastOrDefault()?.Courses.Add(new Piece(line.Text, line.Place, 0.8));
                continue;
            }

            if (entries.Count == 0 || entries[^1].IsAnother(school, degree, dates, line))
            {
                if (school is null && degree is null && dates.Count == 0)
                {
                    continue;
                }

                entries.Add(new Draft());
            }

            entries[^1].Take(line, school, degree, dates, score, segments);
        }

        return [.. entries.Where(entry => entry.School is not null || entry.Degree is not null).Select(entry => entry.Done())];
    }

    private static Piece? Score(ResumeLine line) => _score.Match(line.Text).Groups["score"] is { Success: true } score
        ? new Piece(score.Value, new Stretch(line.Place.Start + score.Index, line.Place.Start + score.Index + score.Length), 0.9)
        : null;

    // "Master of Science" holds no school, nor does "High School Diploma".
    private static bool IsSchool(string value) => TitleWords.IsSchool(value) && !TitleWords.IsDegree(value.Split(' ')[0] + " ") && !TitleWords.IsDiploma(value);

    private sealed class Draft
    {
        private readonly List<Piece> _others = [];

        public Piece? School { get; private set; }

        public Piece? Degree { get; private set; }

        public List<Piece> Courses { get; } = [];

        private List<ParsedDate> Dates { get; } = [];

        private Piece? Score { get; set; }

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
                && other.Place.Start - (School is { } between && between.Place.Start > from ? between : Degree)!.Place.End <= 3)?.With(0.6);
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
            return isOf && area.Value is "Science" or "Arts" or "Philosophy" or "Engineering" or "Business Administration" or "Laws"
                ? (degree, null)
                : (Part(degree, 0, match.Index), Part(degree, area.Index, degree.Value.Length));
        }

        private static Piece? Part(Piece piece, int start, int end) => Piece.Of(piece.Value, start, end, 0.85) is { } part
            ? part with { Place = new Stretch(piece.Place.Start + part.Place.Start, piece.Place.Start + part.Place.End) }
            : null;
    }
}

/// <summary>A school or degree that was read.</summary>
internal sealed record FoundEducation(Piece? School, Piece? Degree, Piece? Area, ParsedDate? Period, Piece? Score, List<Piece> Courses);
