using System.Globalization;
using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Resumes.Entries;
using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Who it is and how to reach them.</summary>
internal static class BasicsReader
{
    // Whose mail says where somebody lives has few addresses, and each of their countries is one more look at every number.
    private const int MostAddresses = 20;

    public static Basics? Read(ResumeText text, List<FoundSection> sections, Piece? name, FieldList fields)
    {
        var contact = ContactLines.Of(text, sections);
        var emails = ContactReader.Emails(text, contact);
        var place = Place(text, sections, contact);
        var phones = PhoneReader.Find(text, contact, Regions(place, emails));
        var links = LinkReader.Find(text, contact, emails);
        var profiles = links.Where(link => Networks.Name(link.Value) is not null).DistinctBy(link => LinkReader.Bare(link.Value), StringComparer.Ordinal).ToList();
        var basics = new Basics
        {
            Name = fields.Add("basics.name", name),
            Label = fields.Add("basics.label", Label(text, name)),
            Email = fields.Add("basics.email", emails.FirstOrDefault()),
            Phone = fields.Add("basics.phone", phones.FirstOrDefault()),
            Url = fields.Add("basics.url", links.Find(link => Networks.Name(link.Value) is null)),
            Summary = fields.Add("basics.summary", Summary(text, sections)),
            Location = place is null ? null : Location(place, fields),
            Profiles = [.. profiles.Select((link, i) => Profile(text.Text, link, i, fields))],
        };
        return basics is { Name: null, Email: null, Phone: null, Url: null, Summary: null, Location: null, Profiles.Count: 0 } ? null : basics;
    }

    // National numbers are written as where the person lives, or as where their mail is.
    private static List<string> Regions(FoundPlace? place, List<Piece> emails) =>
    [
        .. new[] { "US", "GB", "DE", place?.Country?.Value }.Concat(emails.Take(MostAddresses).Select(email => Countries.OfDomain(email.Value))).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    private static Location Location(FoundPlace place, FieldList fields)
    {
        fields.Add("basics.location", place.Whole);
        return new Location
        {
            Address = fields.Add("basics.location.address", place.Street),
            City = fields.Add("basics.location.city", place.City),
            Region = fields.Add("basics.location.region", place.Region),
            PostalCode = fields.Add("basics.location.postalCode", place.PostalCode),
            CountryCode = fields.Add("basics.location.countryCode", place.Country),
        };
    }

    // What a link's target says without the text stands where the link does.
    private static Profile Profile(string text, Piece link, int index, FieldList fields)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"basics.profiles[{index}]");
        var (host, user) = Networks.Places(link.Value)!.Value;
        return new Profile
        {
            Network = fields.Add($"{path}.network", Part(host) with { Value = Networks.Name(link.Value)! }),
            Username = fields.Add($"{path}.username", Part(user)),
            Url = fields.Add($"{path}.url", link),
        };

        Piece Part(Stretch part) => new(
            part.Of(link.Value).TrimStart('@'),
            link.Place.Of(text) == link.Value ? new Stretch(link.Place.Start + part.Start, link.Place.Start + part.End) : link.Place,
            link.Confidence);
    }

    // Near the top, or in a section of contact details; a job's place is not the person's.
    private static FoundPlace? Place(ResumeText text, List<FoundSection> sections, ContactLines contact) =>
        sections.Where(section => section.Section.Kind is SectionKind.Basics or SectionKind.Other).SelectMany(section => section.Lines).Take(25)
            .Where(line => line is { IsBlank: false, Text.Length: < 120 })
            .Select(line => contact.Holds(line) ? LocationReader.Address(text.Text, line.Place) : LocationReader.First(text.Text, line.Place, 0.8))
            .OfType<FoundPlace>().FirstOrDefault();

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
