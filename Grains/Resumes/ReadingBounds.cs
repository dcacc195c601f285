using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes;

/// <summary>
/// How much of a document is taken apart. Several times what a long career fills; what is beyond stays text of its section, and
/// the report says so.
/// </summary>
internal static class ReadingBounds
{
    /// <summary>A longer line is prose: one field, and never cut.</summary>
    public const int LineThatIsCut = 500;

    /// <summary>Headings of a document.</summary>
    public const int Headings = 100;

    /// <summary>Lines of a section that its reader sees.</summary>
    public const int LinesOfASection = 4_000;

    /// <summary>Lines of one entry of a list.</summary>
    public const int LinesOfAnEntry = 200;

    /// <summary>Entries of a kind, and skills of all groups.</summary>
    public const int Entries = 1_000;

    /// <summary>Numbers that are looked up, since the library throws for most that are none.</summary>
    public const int PhoneNumbers = 200;
}

/// <summary>Keeps to <see cref="ReadingBounds"/> and remembers whether anything was left out.</summary>
internal sealed class PartReader
{
    /// <summary>Something was left out.</summary>
    public bool LeftOut { get; private set; }

    /// <summary>The lines of a section that are taken apart.</summary>
    public IReadOnlyList<ResumeLine> Lines(FoundSection section) => First(section.Lines, ReadingBounds.LinesOfASection);

    /// <summary>The first of a list.</summary>
    public IReadOnlyList<T> First<T>(IReadOnlyList<T> list, int most)
    {
        LeftOut |= list.Count > most;
        return list.Count > most ? [.. list.Take(most)] : list;
    }

    /// <summary>The first entries of what a kind's sections hold.</summary>
    public List<T> Entries<T>(IEnumerable<FoundSection> sections, Func<IReadOnlyList<ResumeLine>, IEnumerable<T>> read)
    {
        var entries = sections.SelectMany(section => read(Lines(section))).Take(ReadingBounds.Entries + 1).ToList();
        return entries.Count > ReadingBounds.Entries ? [.. First(entries, ReadingBounds.Entries)] : entries;
    }
}
