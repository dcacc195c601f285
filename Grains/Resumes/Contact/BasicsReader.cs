using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Resumes.Entries;
using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Who it is and how to reach them.</summary>
internal static class BasicsReader
{
    private static readonly (string Host, string Network)[] _networks =
    [
        ("linkedin.com", "LinkedIn"), ("github.com", "GitHub"), ("gitlab.com", "GitLab"), ("stackoverflow.com", "Stack Overflow"),
        ("behance.net", "Behance"), ("dribbble.com", "Dribbble"), ("medium.com", "Medium"), ("orcid.org", "ORCID"), ("twitter.com", "Twitter"), ("x.com", "X"),
    ];

    public static Basics? Read(ResumeText text, List<FoundSection> sections, FieldList fields)
    {
        var emails = ContactReader.Emails(text);
        var phones = ContactReader.Phones(text);
        var links = ContactReader.Links(text, emails);
        var name = NameReader.Find(text, emails);
        var profiles = links.Where(link => Network(link) is not null).DistinctBy(link => ContactReader.Bare(link.Value), StringComparer.Ordinal).ToList();
        var site = links.Find(link => Network(link) is null);
        var place = Place(text, sections);
        var basics = new Basics
        {
            Name = fields.Add("basics.name", name),
            Label = fields.Add("basics.label", Label(text, name)),
            Email = fields.Add("basics.email", emails.FirstOrDefault()),
            Phone = fields.Add("basics.phone", phones.FirstOrDefault()),
            Url = fields.Add("basics.url", site),
            Summary = fields.Add("basics.summary", Summary(text, sections)),
            Location = place?.Location,
            Profiles = [.. profiles.Select((link, i) => Profile(link, i, fields))],
        };
        if (place is { } found)
        {
            fields.Add("basics.location", found.Whole);
        }

        return basics is { Name: null, Email: null, Phone: null, Summary: null, Location: null, Profiles.Count: 0 } ? null : basics;
    }

    private static Profile Profile(Piece link, int index, FieldList fields)
    {
        var bare = ContactReader.Bare(link.Value);
        var user = bare.Split('/').Skip(1).LastOrDefault(part => part is not ("in" or ""));
        var path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"basics.profiles[{index}].url");
        return new Profile { Network = Network(link), Username = user, Url = fields.Add(path, link) };
    }

    private static string? Network(Piece link)
    {
        var host = ContactReader.Bare(link.Value).Split('/')[0];
        foreach (var (known, network) in _networks)
        {
            if (host == known || host.EndsWith("." + known, StringComparison.Ordinal))
            {
                return network;
            }
        }

        return null;
    }

    private static (Piece Whole, Location Location)? Place(ResumeText text, List<FoundSection> sections)
    {
        // Near the top, or in a section of contact details; a job's place is not the person's.
        var lines = sections.Where(section => section.Section.Kind is SectionKind.Basics or SectionKind.Other).SelectMany(section => section.Lines).Take(25);
        foreach (var line in lines.Where(line => !line.IsBlank && line.Text.Length < 120))
        {
            if (LocationReader.First(text.Text, line.Place, 0.8) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // What the person calls themselves: the line below the name, where it holds a title.
    private static Piece? Label(ResumeText text, Piece? name)
    {
        if (name is null)
        {
            return null;
        }

        var next = text.Lines.Where(line => !line.IsBlank && line.Place.Start > name.Place.End).Take(2);
        return next.Where(line => line.Words <= 10 && TitleWords.IsTitle(line.Text) && HeadingWords.Exactly(line.Key()) is null && !line.Text.Contains('@', StringComparison.Ordinal)
                && !line.Text.Any(char.IsDigit))
            .Select(line => new Piece(line.Text, line.Place, 0.8)).FirstOrDefault();
    }

    private static Piece? Summary(ResumeText text, List<FoundSection> sections)
    {
        var lines = sections.Find(section => section.Section.Kind == SectionKind.Summary)?.Lines.Where(line => !line.IsBlank).ToList() ?? [];
        return lines.Count == 0 ? null : new Piece(
            string.Join(' ', lines.Select(line => line.Text)), new Stretch(lines[0].Place.Start, lines[^1].Place.End), 0.85);
    }
}
