using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes.Contact;
using OrleansResume.Grains.Resumes.Dates;
using OrleansResume.Grains.Resumes.Entries;
using OrleansResume.Grains.Resumes.Sections;

namespace OrleansResume.Grains.Resumes;

/// <summary>
/// From a text and its layout to JSON Resume. It abstains instead of guessing: no field without a place in the text, never a
/// value that does not stand there. Pure, and the same for the same input.
/// </summary>
public static class ResumeParser
{
    /// <summary>Parses a document's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="layout">How it stood on the page.</param>
    /// <param name="work">What it may cost, and what ends it; null: as much as any document may.</param>
    /// <exception cref="TooComplexException">It takes more work than was allowed.</exception>
    public static ParsedResume Parse(string text, DocumentLayout layout, WorkBudget? work = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(layout);
        var lines = ResumeText.Of(text, layout, work);
        var found = SectionFinder.Find(lines);
        var name = NameReader.Find(lines, ContactReader.Emails(lines, ContactLines.Of(lines, found)));
        var sections = SectionFinder.CutAtName(lines, found, name);
        var fields = new FieldList(new CodePoints(text));
        var part = new PartReader();
        var basics = BasicsReader.Read(lines, sections, name, fields);
        var jobs = part.Entries(Of(sections, SectionKind.Work), section => JobReader.Read(lines, section, isOfJobs: true));
        if (jobs.Count == 0)
        {
            jobs = Headless(lines, sections, part);
        }

        var volunteer = part.Entries(Of(sections, SectionKind.Volunteer), section => JobReader.Read(lines, section, isOfJobs: true));
        var projects = part.First(ProjectReader.Read(lines, Of(sections, SectionKind.Projects).Select(section => section with { Lines = part.Lines(section) })), ReadingBounds.Entries);
        var languages = part.Entries(Of(sections, SectionKind.Languages), section => ListReader.Languages(lines, SideBySide.Undone(lines, section)));
        // Languages of which nobody speaks one are those of programs.
        var unspoken = languages.Count > 0 ? [] : Of(sections, SectionKind.Languages);
        var entries = new EntryWriter(fields);
        var resume = new Resume
        {
            Basics = basics,
            Work = entries.Work(jobs),
            Volunteer = entries.Volunteer(volunteer),
            Education = entries.Education(part.Entries(Of(sections, SectionKind.Education), section => EducationReader.Read(lines, section))),
            Awards = entries.Awards(Items(lines, sections, part, SectionKind.Awards)),
            Certificates = entries.Certificates(Items(lines, sections, part, SectionKind.Certificates)),
            Publications = entries.Publications(part.Entries(Of(sections, SectionKind.Publications), section => PublicationReader.Read(lines, section))),
            Skills = entries.Skills(part.Skills(part.Entries(Of(sections, SectionKind.Skills).Concat(unspoken), section => SkillReader.Read(lines, SideBySide.Undone(lines, section))))),
            Languages = entries.Languages(languages),
            Projects = entries.Projects(projects),
            Meta = new ResumeMeta(),
        };
        return new ParsedResume(
            resume with { Meta = new ResumeMeta { Fields = fields.InOrder() } },
            [.. sections.Select(section => section.Section)],
            [.. jobs.Select(job => new ParsedJob(job.Block.Place, job.Period))],
            Bullets(jobs, volunteer, projects, Of(sections, SectionKind.Work)),
            Dates(lines, sections))
        {
            InPart = part.LeftOut || found.Count > ReadingBounds.Headings,
        };
    }

    private static IEnumerable<FoundSection> Of(List<FoundSection> sections, SectionKind kind) => sections.Where(section => section.Section.Kind == kind);

    private static List<FoundItem> Items(ResumeText lines, List<FoundSection> sections, PartReader part, SectionKind kind) =>
        part.Entries(Of(sections, kind), section => ListReader.Items(lines, SideBySide.Undone(lines, section)));

    // Jobs without a heading above them: told by ranges of dates with bullets below.
    private static List<FoundJob> Headless(ResumeText lines, List<FoundSection> sections, PartReader part) =>
        [.. part.Entries(sections.Where(section => section.Section.Kind is SectionKind.Basics or SectionKind.Summary or SectionKind.Other), section => JobReader.Read(lines, section, isOfJobs: false))
            .Where(job => job.Period is { } period && (period.End is not null || period.Current) && job.Block.Bullets.Count > 0)];

    private static List<ParsedBullet> Bullets(List<FoundJob> work, List<FoundJob> volunteer, IReadOnlyList<FoundProject> projects, IEnumerable<FoundSection> sections)
    {
        var bullets = work.SelectMany((job, index) => job.Block.Bullets.Select(bullet => Bullet(bullet, index)))
            .Concat(volunteer.SelectMany(job => job.Block.Bullets.Select(bullet => Bullet(bullet, -1))))
            .Concat(projects.SelectMany(project => project.Bullets.Select(bullet => Bullet(bullet, -1)))).ToList();
        // Bullets of a work section whose jobs could not be told apart still count.
        var told = bullets.Select(bullet => bullet.Place.Start).ToHashSet();
        bullets.AddRange(sections.SelectMany(section => EntryBlocks.Bullets(section.Lines)).Select(bullet => Bullet(bullet, -1))
            .Where(bullet => !told.Contains(bullet.Place.Start)).ToList());
        return [.. bullets.OrderBy(bullet => bullet.Place.Start)];
    }

    private static ParsedBullet Bullet(BulletLines bullet, int job) => new(bullet.Text, bullet.Place, bullet.Glyph, job);

    private static List<ParsedDate> Dates(ResumeText lines, List<FoundSection> sections) =>
        [.. sections.Where(section => section.Section.Kind is not (SectionKind.Basics or SectionKind.Summary or SectionKind.Skills or SectionKind.References))
            .SelectMany(section => section.Lines).Where(line => line is { IsBlank: false, IsBullet: false } && line.Layout.Kind != LineKind.ListItemContinued)
            .SelectMany(line => DateReader.Find(lines, line.Place)).OrderBy(date => date.Place.Start)];
}
