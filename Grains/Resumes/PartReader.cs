using OrleansResume.Grains.Resumes.Entries;
using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes;

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

    /// <summary>The first skills of all groups.</summary>
    public List<FoundSkills> Skills(List<FoundSkills> groups)
    {
        var kept = new List<FoundSkills>();
        var left = ReadingBounds.Entries;
        foreach (var group in groups.Where(_ => left > 0))
        {
            kept.Add(group with { Skills = [.. group.Skills.Take(left)] });
            left -= group.Skills.Count;
        }

        LeftOut |= left < 0 || kept.Count < groups.Count;
        return kept;
    }

    /// <summary>The first entries of what a kind's sections hold.</summary>
    public List<T> Entries<T>(IEnumerable<FoundSection> sections, Func<IReadOnlyList<ResumeLine>, IEnumerable<T>> read)
    {
        var entries = sections.SelectMany(section => read(Lines(section))).Take(ReadingBounds.Entries + 1).ToList();
        return entries.Count > ReadingBounds.Entries ? [.. First(entries, ReadingBounds.Entries)] : entries;
    }
}
