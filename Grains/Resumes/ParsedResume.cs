using OrleansResume.GrainInterfaces.Resumes;

namespace OrleansResume.Grains.Resumes;

/// <summary>What a parser made of a text: the resume, and the places that its judges need. Offsets are UTF-16, into the text.</summary>
/// <param name="Resume">JSON Resume with <c>meta.fields</c> (whose spans are code points).</param>
/// <param name="Sections">The sections in the document's order; they do not overlap.</param>
/// <param name="Jobs">One entry an item of <c>work</c>, in the same order.</param>
/// <param name="Bullets">Every bullet of work, projects and volunteering, in the document's order.</param>
/// <param name="Dates">Every date or range that was read, in the document's order.</param>
public sealed record ParsedResume(
    Resume Resume,
    IReadOnlyList<ResumeSection> Sections,
    IReadOnlyList<ParsedJob> Jobs,
    IReadOnlyList<ParsedBullet> Bullets,
    IReadOnlyList<ParsedDate> Dates)
{
    /// <summary>It holds more than a resume does, so that not all of it was taken apart; the rest stands in its sections' text.</summary>
    public bool InPart { get; init; }
}

/// <summary>A section of the resume.</summary>
/// <param name="Kind">Which of the standard ones.</param>
/// <param name="Heading">The heading's place; empty for what stands before the first heading.</param>
/// <param name="Body">From behind the heading to the next section.</param>
public sealed record ResumeSection(SectionKind Kind, Stretch Heading, Stretch Body);

/// <summary>The standard sections.</summary>
public enum SectionKind
{
    /// <summary>What stands before the first heading: name and contact.</summary>
    Basics = 0,
    Summary = 1,
    Work = 2,
    Education = 3,
    Skills = 4,
    Projects = 5,
    Certificates = 6,
    Languages = 7,
    Awards = 8,
    Publications = 9,
    Volunteer = 10,
    References = 11,
    Interests = 12,

    /// <summary>A heading in words of its own that fits none of the above.</summary>
    Other = 13,
}

/// <summary>A job, for its judges.</summary>
/// <param name="Place">From its first line to behind its last.</param>
/// <param name="Dates">Its range; null where it has none.</param>
public sealed record ParsedJob(Stretch Place, ParsedDate? Dates);

/// <summary>A bullet.</summary>
/// <param name="Text">Without its glyph, its lines joined by a space.</param>
/// <param name="Place">In the text, without the glyph.</param>
/// <param name="Glyph">The glyph as the file had it, or as the reader normalized it.</param>
/// <param name="Job">Index of its job in <see cref="ParsedResume.Jobs"/>; -1 for one outside of work.</param>
public sealed record ParsedBullet(string Text, Stretch Place, string Glyph, int Job);

/// <summary>A date or a range.</summary>
/// <param name="Place">In the text.</param>
/// <param name="Start">First day of the period told, as far as told.</param>
/// <param name="End">Last; null where it is a single date or lasts until now.</param>
/// <param name="Current">Lasts until now ("Present").</param>
/// <param name="Form">How it is written, such as <c>MMM YYYY</c>: mixed forms look careless.</param>
public sealed record ParsedDate(Stretch Place, PartialDate? Start, PartialDate? End, bool Current, string Form);

/// <summary>A date as far as it is told.</summary>
/// <param name="Year">1900 to 2100.</param>
/// <param name="Month">1 to 12, or null.</param>
/// <param name="Day">1 to 31, or null.</param>
public readonly record struct PartialDate(int Year, int? Month = null, int? Day = null)
{
    /// <summary>ISO 8601, as much as is told: YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (null, _) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Year:D4}"),
        (int month, null) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}"),
        (int month, int day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}-{day:D2}"),
    };
}

/// <summary>A stretch of the text, in UTF-16 offsets.</summary>
/// <param name="Start">First, from 0.</param>
/// <param name="End">Behind the last.</param>
public readonly record struct Stretch(int Start, int End)
{
    /// <summary>How long it is.</summary>
    public int Length => End - Start;

    /// <summary>The text that stands there.</summary>
    public string Of(string text) => text[Start..End];
}
