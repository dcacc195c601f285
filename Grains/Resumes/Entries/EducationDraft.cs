using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>An entry of education while its lines are read.</summary>
internal sealed class EducationDraft(bool isBullet)
{
    private static readonly Regex _area = new(@"(\b(in|of)|:)\s+(?<area>\p{Lu}[\p{L}&,'’/\- ]+)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // "Master of Science Maschinenbau": the degree's own name goes as far.
    private static readonly Regex _ofDegree = new(
        @"^(Science|Arts|Philosophy|Engineering|Business Administration|Laws?|Education|Fine Arts|Applied Science|Technology|Commerce|Music|Public Health|Public Administration|Social Work|Letters|Medicine|Surgery|Divinity|Architecture)(?<rest>$|[ ,]+)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // More is prose.
    private const int MostWords = 12;

    private readonly List<Piece> _others = [];

    // Alone on the line above the entry's first.
    private Piece? _above;

    // Where the school's line ends.
    private int _endOfSchool;

    // A date and a name were on one line.
    private bool _isDatedName;

    // The last of the lines that were taken.
    private int _last = -1;

    // How many of the others are names: asked at each dated line.
    private int _names;

    // The school is what stands above the degree, and no word says that it is one.
    private bool _isGuessed;

    /// <summary>"BSc in Physics" says what it is in.</summary>
    public static bool IsInAField(string degree) => _area.IsMatch(degree);

    public Piece? School { get; private set; }

    /// <summary>Has what an entry has: a degree or a date, and a name.</summary>
    public bool IsWhole => (Degree is not null || Dates.Count > 0) && (School is not null || Degree is not null);

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

    /// <summary>What a line says is another entry's.</summary>
    /// <param name="hasDegree">A degree is told by the line, or below it before the next school.</param>
    public bool IsAnother(Piece? school, Piece? degree, List<ParsedDate> dates, ResumeLine line, bool hasDegree) =>
        (school is not null && School is not null && !(_isGuessed && Dates.Count == 0) && !IsOfTheSchool(school, degree, dates, line, hasDegree)) || (degree is not null && Degree is not null)
        || (dates.Count > 0 && Dates.Count > 0 && (School is not null || Degree is not null || _names > 1 || (_isDatedName && school is null && degree is null && line.Text.Length > dates[0].Place.Length + 2)) && line.Words <= 14);

    // "School of Law" below its university, or above it. Behind the degree that was got there stands another school.
    private bool IsOfTheSchool(Piece school, Piece? degree, List<ParsedDate> dates, ResumeLine line, bool hasDegree) =>
        line.Index == _last + 1 && !line.IsBullet && (degree is null || Degree is null) && (dates.Count == 0 || Dates.Count == 0) && (Degree is null || Dates.Count == 0)
        && !(Degree?.Place.Start > School!.Place.Start) && TitleWords.IsUnit(school.Value) != TitleWords.IsUnit(School!.Value)
        // Of schools and no degrees each is one: "College of Example" is as often a whole school.
        && (hasDegree || Degree is not null || TitleWords.IsPartOfWhole(school.Value) || TitleWords.IsPartOfWhole(School.Value));

    public void Inherit(Piece school) => (School, IsBelowItsSchool) = (school.With(0.6), true);

    public void Take(ResumeLine line, Piece? school, Piece? degree, List<ParsedDate> dates, Piece? score, List<Segment> segments)
    {
        IsBelowItsSchool |= School is not null && school is null && Degree is null && degree is not null;
        _above ??= School is null && school is null && Degree is null && degree is null && segments is [var alone] && dates.Count == 0 ? alone.Piece : null;
        if (_isGuessed && school is not null)
        {
            // A school that is told by its name, behind the degree: what stood above was something else.
            (School, _isGuessed, IsBelowItsSchool) = (null, false, false);
        }

        if (School is not null && school is not null && TitleWords.IsUnit(School.Value))
        {
            School = null;
        }

        _last = line.LastIndex;
        _endOfSchool = School is null && school is not null ? line.Place.End : _endOfSchool;
        School ??= school;
        Degree ??= degree;
        if (School is null && degree is not null && _above is { } name && IsNamed(name))
        {
            // What stands alone above the degree is its school, whatever it is called.
            (School, _isGuessed, IsBelowItsSchool) = (name.With(0.6), true, true);
        }

        _isDatedName |= dates.Count > 0 && segments.Count > 0;
        Score ??= score;
        Dates.AddRange(dates);
        var from = _others.Count;
        _others.AddRange(segments.Select(segment => segment.Piece).Where(piece => piece != school && piece != degree && piece.Place != School?.Place && segments.Sum(segment => segment.Piece.Value.AsSpan().Count(' ') + 1) <= MostWords));
        _names += _others.Skip(from).Count(IsNamed);
    }

    /// <summary>What it is read as.</summary>
    /// <param name="isDegreeFirst">Where the person's other entries have the degree: null where they differ, or there are none.</param>
    public FoundEducation Done(bool? isDegreeFirst)
    {
        var (degree, area) = Split(Degree);
        // "Example Law School" and a bare "2012 – 2015" beside a name without a school's word: the name is the school.
        var school = School ?? Guess();
        var field = area ?? Field(school)?.With(0.6) ?? Area;
        // "Computer Engineering" or "Legal Practice Course" beside a school: what was studied there.
        if (degree is null && field is null && School is not null && (_others.Find(other => IsNamed(other) && TitleWords.IsCourse(other.Value)) ?? (_above is null || (LooksLikeATown(_above) && isDegreeFirst != true) ? null : _above) ?? Only()) is { } course)
        {
            var isField = FieldsOfStudy.Holds(course.Value) && !TitleWords.IsDiploma(course.Value);
            (degree, field) = (isField ? null : course, isField ? course.With(0.6) : null);
        }

        var period = Dates.Find(date => date.End is not null || date.Current) ?? Dates.FirstOrDefault();
        return new FoundEducation(Bare(school)?.With(School is null ? 0.5 : school!.Confidence < 0.7 ? school.Confidence : 0.9), degree?.With(Degree is null ? 0.6 : 0.9), field, period, Score, Courses);
    }

    /// <summary>Dates, and names of which no word says what they are.</summary>
    public bool IsUntold => School is null && Degree is null && Dates.Count > 0 && _others.Exists(IsNamed);

    /// <summary>The degree stands before the school; null where one of them lacks.</summary>
    public bool? IsDegreeFirst => School is not null && Degree is not null && !_isGuessed ? Degree.Place.Start < School.Place.Start : null;

    /// <summary>Of two names that no word tells apart, which is the degree: a course, or what the person's other entries have in its place.</summary>
    public void TellApart(bool? isDegreeFirst)
    {
        var names = _others.Where(other => IsNamed(other) && !Segments.IsAside(other.Value)).ToList();
        if (names is [var both] && both.Value.IndexOf(", ", StringComparison.Ordinal) is > 0 and var comma && Part(both, 0, comma) is { } left && Part(both, comma + 1, both.Value.IndexOf(", ", comma + 1, StringComparison.Ordinal) is > 0 and var end ? end : both.Value.Length) is { } right)
        {
            // "Wine Tasting Course, Example Guild, Leeds".
            names = [left, right];
        }

        names = [.. names.Where(IsNamed).Take(2)];
        if (names is [var first, var second] && (second.Place.Start - first.Place.End == 2 || names.Exists(name => TitleWords.IsNoStudy(name.Value))))
        {
            // A comma parts names of any kind, and an office or an award was not studied.
            isDegreeFirst = null;
        }

        var courses = names.FindAll(name => TitleWords.IsCourse(name.Value));
        var platforms = names.FindAll(name => Issuers.IsKnown(name.Value));
        var at = courses is [var course] ? names.IndexOf(course) : platforms is [var platform] ? 1 - names.IndexOf(platform) : isDegreeFirst is { } isFirst ? (isFirst ? 0 : 1) : -1;
        if (names.Count == 2 && at >= 0)
        {
            (Degree, School) = (names[at].With(0.5), names[1 - at].With(0.5));
            _others.RemoveAll(other => names.Exists(name => name.Place.Start >= other.Place.Start && name.Place.End <= other.Place.End));
        }
    }

    private static bool IsNamed(Piece other) => (other.Value.Length > 3 || FieldsOfStudy.Holds(other.Value)) && char.IsUpper(other.Value[0]);

    // Beside a school and its dates, the one thing that is said; right behind the school stands its town.
    private Piece? Only() => Dates.Count > 0 && _others.FindAll(IsNamed) is [var only] && (!LooksLikeATown(only) || IsBeforeSchool(only)) && !(only.Place.Start < _endOfSchool && only.Place.Start - School!.Place.End is >= 0 and <= 3) ? only : null;

    // Before a school, on its line, stands no town.
    private bool IsBeforeSchool(Piece other) => School!.Place.Start - other.Place.End is 2 or 3 && other.Value.Contains(' ', StringComparison.Ordinal);

    private static bool LooksLikeATown(Piece piece) => Segments.IsTownName(piece.Value) && !TitleWords.IsCourse(piece.Value);

    private Piece? Guess() => _others.Find(other => IsNamed(other) && !(TitleWords.IsCourse(other.Value) && other == Field(null) && !(Degree is not null && IsInAField(Degree.Value))));

    // "BS, Computer Engineering", or with the school between them.
    private Piece? Field(Piece? school)
    {
        var from = Degree?.Place.Start ?? int.MaxValue;
        return _others.Find(other => other != school && IsNamed(other) && !TitleWords.IsPartOfASchool(other.Value) && other.Place.Start > from
            && ((school ?? School) is { } between && between.Place.Start > from && other.Place.Start > between.Place.Start
                ? other.Place.Start - between.Place.End <= " in ".Length && FieldsOfStudy.Holds(other.Value)
                : other.Place.Start - Degree!.Place.End <= 3 && !(IsOnTheNextLine(other) && (school ?? School)?.Place.Start < from && !FieldsOfStudy.Holds(other.Value)) && !((school ?? School) is { } before && from - before.Place.End is 2 or 3 && LooksLikeATown(other))));
    }

    // Below a school and its degree stands more than fields: "One semester".
    private bool IsOnTheNextLine(Piece other) => other.Place.Start - Degree!.Place.End == 1;

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
            return name.Length == area.Length || (Part(degree, end, degree.Value.Length) is { } rest && StudyRows.Abbreviates(rest.Value, degree.Value[..end])) ? (degree, null) : (Part(degree, 0, end), Part(degree, end, degree.Value.Length));
        }

        return (Part(degree, 0, match.Index), Part(degree, area.Index, degree.Value.Length));
    }

    private static Piece? Part(Piece piece, int start, int end) => Piece.Of(piece.Value, start, end, 0.85) is { } part
        ? part with { Place = new Stretch(piece.Place.Start + part.Place.Start, piece.Place.Start + part.Place.End) }
        : null;
}
