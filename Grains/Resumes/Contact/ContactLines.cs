using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Which lines are likely to say how to reach the person: what stands elsewhere may be an employer's or a referee's.</summary>
internal sealed class ContactLines
{
    private const int LinesFromTheTop = 30;
    private const int LinesAroundAnAddress = 3;

    private readonly HashSet<int> _lines = [];
    private readonly HashSet<int> _others = [];

    /// <summary>Those before the first heading, below a heading of contact details, beside the first e-mail address, and in headers and footers.</summary>
    public static ContactLines Of(ResumeText text, List<FoundSection> sections)
    {
        var contact = new ContactLines();
        foreach (var section in sections)
        {
            var lines = section.Section.Kind switch
            {
                SectionKind.Basics => section.Lines.Where(line => !line.IsBlank).Take(LinesFromTheTop),
                SectionKind.Other when HeadingWords.IsContact(ResumeLine.Of(text.Text, 0, section.Section.Heading.Start, section.Section.Heading.End, new LayoutLine()).Key()) => section.Lines,
                _ => [],
            };
            contact._lines.UnionWith(lines.Select(line => line.Index));
            contact._others.UnionWith(section.Section.Kind == SectionKind.References ? section.Lines.Select(line => line.Index) : []);
        }

        contact._lines.UnionWith(text.Lines.Where(line => line.Layout.Kind is LineKind.Header or LineKind.Footer).Select(line => line.Index));
        var first = text.Lines.FirstOrDefault(line => !contact.IsAnothers(line) && ContactReader.HoldsEmail(line.Text));
        if (first is not null)
        {
            contact._lines.UnionWith(Enumerable.Range(first.Index - LinesAroundAnAddress, (2 * LinesAroundAnAddress) + 1));
        }

        return contact;
    }

    /// <summary>Whether the line is one of them.</summary>
    public bool Holds(ResumeLine line) => _lines.Contains(line.Index);

    /// <summary>Whether the line tells of a referee.</summary>
    public bool IsAnothers(ResumeLine line) => _others.Contains(line.Index);
}
