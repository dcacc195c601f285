using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes.Contact;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Cuts heading lines into the fields that they hold: at wide gaps, bars, dashes, "at", and commas where need be.</summary>
internal static class Segments
{
    // One or two capitalised words: behind a company's comma, its town.
    private static readonly Regex _town = new(@"^\p{Lu}[\p{L}'’\-]+( \p{Lu}[\p{L}'’\-]+)?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _told = new(@"^(an?|the|part of|one of|makers? of|une?|eine?|un[ao]?|een|part) \p{Ll}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // "3 yrs 2 mos", "1 año", "Full-time": said of a job, and neither its title nor its company.
    private static readonly Regex _aside = new(
        @"^(((about|approx\.?|ca\.?)\s)?([0-9]{1,2}\+?\s*(years?|yrs?|y|months?|mos?|m|jahre?|monate?|ans?|mois|años?|meses|mes|anni|anno|mesi|jaar|maanden)\.?[\s,]*(and\s|&\s)?){1,2}|less than a year"
        + @"|(full|part)[\s\-]?time|contract|permanent( position)?|temporary|seasonal|internship|apprenticeship|casual|zero[\s\-]hours|fixed[\s\-]term( contract)?"
        + @"|vollzeit|teilzeit|festanstellung|temps plein|temps partiel|cdi|cdd|jornada completa|media jornada|on[\s\-]?site|hybrid|remote( work)?)\)?$", Options);

    // "Reporting to the COO", "Tech: Go, Kafka": told of a job, below its heading.
    private static readonly Regex _remark = new(@"^(report(s|ed|ing)? (in)?to\b|team (of|size)\b|tech(nolog(y|ies))?( stack| used)?\s*:|(stack|tools|environment|skills|keywords|industry|sector|branche|secteur|website|url|product|domain)\s*:)", Options);

    private static readonly Regex _collegeTown = new("^((State|North|South|East|West) )?(College|University|School|Academy|Institute)( (Park|Station|Place|Point|Grove|City|Heights|Hill|Corner|Corners|Town|Village))?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>How long or in what kind of employment: neither a title nor a company.</summary>
    public static bool IsAside(string field) => _aside.IsMatch(field) || _remark.IsMatch(field);

    /// <summary>The fields of the lines, dates cut out, in order.</summary>
    public static List<Segment> Of(ResumeText text, IEnumerable<ResumeLine> lines, IReadOnlyList<ParsedDate> dates)
    {
        var segments = new List<Segment>();
        // In the text's order, so that each line sees its own dates only.
        var ordered = dates.OrderBy(date => date.Place.Start).ToList();
        foreach (var line in lines)
        {
            text.Work.Spend(1 + (8 * line.Text.Length));
            if (line.Text.Length > ReadingBounds.LineThatIsCut)
            {
                // Prose: nothing in it is a field of its own, and cutting it would make as many as somebody likes.
                segments.Add(new Segment(new Piece(line.Text, line.Place, 0.5), line, IsPlace: false));
                continue;
            }

            var label = FieldLabels.Of(text, line);
            var first = segments.Count;
            foreach (var (start, end) in Between(text, line, Within(ordered, line.Place)))
            {
                var from = Math.Max(start, label?.Start ?? start);
                if (from < end)
                {
                    Cut(text.Text, line, from, end, segments);
                }
            }

            if (label is { Label: var kind } && segments.Count > first)
            {
                segments[first] = segments[first] with { Label = kind, IsPlace = segments[first].IsPlace || kind == FieldLabel.Place };
            }
        }

        return segments;
    }

    private static List<ParsedDate> Within(List<ParsedDate> ordered, Stretch place)
    {
        var (low, high) = (0, ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ordered[middle].Place.Start < place.Start ? (middle + 1, high) : (low, middle);
        }

        var end = low;
        while (end < ordered.Count && ordered[end].Place.Start < place.End)
        {
            end++;
        }

        return ordered.GetRange(low, end - low);
    }

    // What is left of a line without its dates and between its wide gaps.
    private static IEnumerable<(int Start, int End)> Between(ResumeText text, ResumeLine line, IReadOnlyList<ParsedDate> dates)
    {
        var edges = new SortedSet<int>(text.GapsOf(line));
        var holes = dates.Where(date => date.Place.Start >= line.Place.Start && date.Place.Start < line.Place.End)
            .Select(date => date.Place with { End = date.Place.End > line.Place.End ? DatedLines.EndInColumn(text, line, date.Place.Start) : date.Place.End }).OrderBy(place => place.Start);
        var start = line.Place.Start;
        foreach (var hole in holes.Append(new Stretch(line.Place.End, line.Place.End)))
        {
            foreach (var edge in edges.Where(edge => edge > start && edge < hole.Start).Append(hole.Start))
            {
                yield return (start, edge);
                start = edge;
            }

            start = Math.Max(start, hole.End);
        }
    }

    private static void Cut(string text, ResumeLine line, int start, int end, List<Segment> segments)
    {
        // What is still to be looked at, the left of it on top: a loop, since a text says how deep a recursion would go.
        var left = new Stack<(int Start, int End, FieldLabel? Label)>([(start, end, null)]);
        while (left.TryPop(out var part))
        {
            if (Separators.First(text, part.Start, part.End) is var (at, length, isAt))
            {
                left.Push((at + length, part.End, isAt ? FieldLabel.Company : null));
                left.Push((part.Start, at, isAt ? part.Label ?? FieldLabel.Title : part.Label));
                continue;
            }

            var first = segments.Count;
            Field(text, line, part.Start, part.End, segments);
            if (part.Label is { } label && segments.Count > first && !segments[first].IsPlace)
            {
                segments[first] = segments[first] with { Label = label };
            }
        }
    }

    private static void Field(string text, ResumeLine line, int start, int end, List<Segment> segments)
    {
        // A place keeps its comma; what stands before it is a field of its own.
        if (LocationReader.First(text, new Stretch(start, end), 0.8) is { } place && end - place.Whole.Place.End <= 2)
        {
            // "University of Example, Estonia": no town, but a school and its country.
            var school = place.City is { } city && IsSchool(city.Value) ? city : null;
            if (Piece.Of(text, start, school?.Place.End ?? place.Whole.Place.Start, 0.8) is { } before)
            {
                Comma(text, line, before.Place, segments);
            }

            if ((school is null ? place.Whole : Piece.Of(text, school.Place.End, place.Whole.Place.End, 0.8)) is { } where)
            {
                segments.Add(new Segment(where, line, IsPlace: true));
            }
        }
        else if (Piece.Of(text, start, end, 0.8) is { } rest)
        {
            Comma(text, line, rest.Place, segments);
        }
    }

    // Towns are called after their college.
    private static bool IsSchool(string city) => TitleWords.IsSchool(city) && !_collegeTown.IsMatch(city);

    // "Engineer, Example Works" is two fields; "Example Works, Inc." and "Engineer, Payments" are one.
    private static void Comma(string text, ResumeLine line, Stretch place, List<Segment> segments)
    {
        // What stands behind a comma may hold another: a loop, since a text says how many.
        for (Stretch? next = place; next is { } part;)
        {
            next = Comma(text, line, part, segments, out var rest) ? rest : null;
        }
    }

    // Whether something is left behind the comma that is still to be cut.
    private static bool Comma(string text, ResumeLine line, Stretch place, List<Segment> segments, out Stretch rest)
    {
        rest = default;
        var comma = text.IndexOf(", ", place.Start, place.Length, StringComparison.Ordinal);
        if (comma > 0)
        {
            var (left, right) = (Piece.Of(text, place.Start, comma, 0.8), Piece.Of(text, comma + 1, place.End, 0.8));
            if (left is not null && right is not null && _told.IsMatch(right.Value) && char.IsUpper(left.Value[0]))
            {
                // "Example & Sample, an agency of 60 people": what it is, and no field.
                segments.Add(new Segment(left, line, LocationReader.IsPlace(left.Value)));
                return false;
            }

            if (left is not null && right is not null && IsSplit(left.Value, right.Value))
            {
                segments.Add(new Segment(left, line, LocationReader.IsPlace(left.Value)));
                // "BA, History, Example University", "Engineer, Example Works GmbH, Ulm".
                rest = right.Place;
                return true;
            }

            if (left is not null && right is not null && IsTown(left.Value, right.Value))
            {
                segments.Add(new Segment(left, line, IsPlace: false));
                segments.Add(new Segment(right with { Confidence = 0.6 }, line, IsPlace: true));
                return false;
            }
        }

        // "Exemple SA (Lyon)".
        var bracket = text.IndexOf(" (", place.Start, place.Length, StringComparison.Ordinal);
        if (bracket > place.Start && place.End <= text.Length && text[place.End - 1] == ')' && Piece.Of(text, place.Start, bracket, 0.8) is { } name
            && Piece.Of(text, bracket + 2, place.End - 1, 0.6) is { } town && IsInBrackets(name.Value, town.Value))
        {
            segments.Add(new Segment(name, line, IsPlace: false));
            segments.Add(new Segment(town, line, IsPlace: true));
            return false;
        }

        if (Piece.Of(text, place.Start, place.End, 0.8) is { } whole)
        {
            segments.Add(new Segment(whole, line, LocationReader.IsPlace(whole.Value)));
        }

        return false;
    }

    // Behind a school it is its short name or its campus: a part of what it is called.
    private static bool IsInBrackets(string name, string town) => !TitleWords.IsSchool(name) && town.Length > 3 && _town.IsMatch(town) && town.Skip(1).Any(char.IsLower) && !IsAside(town) && !FieldsOfStudy.Holds(town)
        && !TitleWords.IsTitle(name) && !TitleWords.IsDegree(name) && !TitleWords.IsTitle(town) && !TitleWords.IsDegree(town) && !TitleWords.IsCompany(town);

    /// <summary>Is a part of the company's name before it.</summary>
    public static bool IsSuffix(string right) => right.TrimEnd('.').ToUpperInvariant() is "INC" or "LLC" or "LTD" or "LLP" or "PLC" or "CO" or "CORP";

    /// <summary>One or two capitalised words.</summary>
    public static bool IsTownName(string text) => _town.IsMatch(text);

    // "Brasserie Marchetaux, Lyon"; not "Engineer, Payments" nor "Computer Science, Mathematics".
    public static bool IsTown(string left, string right) =>
        !IsSuffix(right) && _town.IsMatch(right) && (left.Contains(' ', StringComparison.Ordinal) || (left.Length > 4 && !FieldsOfStudy.Holds(left) && !FieldsOfStudy.Holds(right))) && !TitleWords.IsTitle(left) && !TitleWords.IsDegree(left)
        && !TitleWords.IsTitle(right) && !TitleWords.IsCompany(right) && !TitleWords.IsDegree(right) && !TitleWords.IsSchool(left) && !TitleWords.IsSchool(right);

    /// <summary>Two fields, and no one field with what separates them in it.</summary>
    public static bool IsSplit(string left, string right)
    {
        return !IsSuffix(right) && ((TitleWords.IsDegree(right) && !TitleWords.IsDegree(left) && !FieldsOfStudy.Holds(left)) || TitleWords.IsTitle(left) != TitleWords.IsTitle(right) || TitleWords.IsCompany(right) || TitleWords.IsSchool(left) || TitleWords.IsSchool(right) || TitleWords.IsDegree(left) || LocationReader.IsPlace(right));
    }
}

/// <summary>A field of a heading line.</summary>
/// <param name="Piece">What it says.</param>
/// <param name="Line">On which line.</param>
/// <param name="IsPlace">It is a place.</param>
/// <param name="Label">What its label says that it is; null where it has none.</param>
internal sealed record Segment(Piece Piece, ResumeLine Line, bool IsPlace, FieldLabel? Label = null);
