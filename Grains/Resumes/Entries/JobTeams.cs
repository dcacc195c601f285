using System.Text.RegularExpressions;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Where in a company somebody works: a part of the title or of the company's name, and neither of its own.</summary>
internal static class JobTeams
{
    private static readonly Regex _department = new(@"^(department|dept\.?|faculty|division|school|chair|office) of\b|\b(wards?|unit|department|dept\.?|icu|theatres?|outpatients|emergency( room)?|a&e)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // A part of the country, and nobody's company.
    private static readonly Regex _area = new(@" (area|city|region)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // Where a single word stands below, that is the town: "Assistant, Sample Retail", "Leeds".
    private static readonly Regex _business = new(@" (retail|wholesale|services|distribution|maintenance|manufacturing|events|training|facilities|production)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex _team = new(
        @"^((the )?[\p{L}&/\- ]* )?(team|group|squad|platforms?|payments?|infrastructure|security|growth|data|mobile|web|back[\s\-]?end|front[\s\-]?end|full[\s\-]?stack|cloud|products?|marketing|sales|operations|finance|hr|human resources|people|research|engineering"
        + @"|design|support|analytics|strategy|technology|development|systems|emea|apac|americas|north america|latin america|europe|machine learning|ai|ml|robotics|r&d|quality|ads|search|communications|accounts|partnerships|compliance|risk|procurement|logistics|innovation|training|enterprise|digital|content|brand|identity|billing|checkout|integrations?|reliability|tools|tooling|ux|ui|ios|android|supply chain|distribution|region|division|north|south|east|west|central|global|international|uk|dach|benelux|nordics|services|retail|wholesale|facilities|maintenance|production|manufacturing|purchasing|payroll|tax|audit|treasury|legal|policy|admissions|events|programmes?|programs?|special projects|projects|key accounts|customer success|customer service|customer experience|branch|district|area|night shift|day shift|nights)$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Is a part of a university or an office.</summary>
    public static bool IsDepartment(string value) => _department.IsMatch(value);

    /// <summary>"Example University – Computer Service Desk": the desk; null where the company stands alone.</summary>
    public static Segment? PartOf(Segment company, Segment title, List<Segment> fields) => fields.Find(field => field != title && field != company && field.Line == company.Line && IsJoined(company, field)
        && (TitleWords.IsCompany(field.Piece.Value) || field.Piece.Value.Count(char.IsWhiteSpace) >= 2));

    /// <summary>"Engineer, Payments" above "Example Works": the team, which is the title's; null where there is none.</summary>
    public static Segment? Of(ResumeText text, Segment title, Segment? company, List<Segment> fields, EntryBlock block)
    {
        var behind = fields.Find(field => field != title && field != company && field.Line == title.Line && field.Label is null && IsBehind(text, title, field) && !IsDepartment(field.Piece.Value) && !TitleWords.IsSchool(field.Piece.Value));
        if (behind is null)
        {
            return null;
        }

        // By its words; or since the company has a line of its own, above, or between the title and the dates.
        var isOfTheTitle = (IsTeam(behind.Piece.Value) && !(_business.IsMatch(behind.Piece.Value) && company is null && !fields.Exists(field => field.Line != title.Line && field.Piece.Value.Contains(' ', StringComparison.Ordinal)))) || (company is not null && company.Line != title.Line)
            || fields.Exists(field => field.Line != title.Line && !_area.IsMatch(field.Piece.Value) && (field.Line.Index < title.Line.Index || (IsNamed(field, block) && behind.Piece.Value.Contains(' ', StringComparison.Ordinal))));
        return isOfTheTitle ? behind : null;
    }

    /// <summary>"Manager, Sample Logistics" with a company on a line of its own; beside a town, those are who employs.</summary>
    public static bool IsOfTheTitle(Segment field, Segment title, List<Segment> fields) =>
        field.Line == title.Line && field.Piece.Place.Start - title.Piece.Place.End is 1 or 2 && IsTeam(field.Piece.Value)
        && fields.Exists(other => other.Line != title.Line && (TitleWords.IsCompany(other.Piece.Value) || !field.Piece.Value.Contains(' ', StringComparison.Ordinal)));

    /// <summary>A field with what stands behind it.</summary>
    public static Segment Joined(Segment field, Segment rest) => field with
    {
        Piece = new Piece(
            $"{field.Piece.Value}{field.Line.Text[(field.Piece.Place.End - field.Line.Place.Start)..(rest.Piece.Place.End - field.Line.Place.Start)]}",
            new Stretch(field.Piece.Place.Start, rest.Piece.Place.End),
            field.Piece.Confidence),
    };

    // A comma or a dash stands between, and no wide gap: beside that stands a town.
    private static bool IsBehind(ResumeText text, Segment title, Segment field)
    {
        var (start, end) = (title.Piece.Place.End, field.Piece.Place.Start);
        var line = text.StartOf(title.Line);
        return end - start is >= 1 and <= 3 && !text.Text.AsSpan(start, end - start).IsWhiteSpace() && !title.Line.Layout.Breaks.Any(offset => line + offset > start && line + offset <= end);
    }

    private static bool IsNamed(Segment field, EntryBlock block) => field.Piece.Value.Contains(' ', StringComparison.Ordinal) && char.IsUpper(field.Piece.Value[0])
        && block.Dates.TrueForAll(date => date.Place.Start > field.Line.Place.Start);

    private static bool IsJoined(Segment company, Segment part)
    {
        var (first, second) = company.Piece.Place.Start < part.Piece.Place.Start ? (company, part) : (part, company);
        var between = first.Line.Text.AsSpan(Math.Max(0, first.Piece.Place.End - first.Line.Place.Start), Math.Max(0, second.Piece.Place.Start - first.Piece.Place.End));
        return between.Trim() is "–" or "—" or "-" && !Segments.IsAside(part.Piece.Value) && !TitleWords.IsTitle(part.Piece.Value);
    }

    private static bool IsTeam(string value) => !TitleWords.IsSchool(value) && !_department.IsMatch(value) && _team.IsMatch(value);
}
