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
    public static ParsedResume Parse(string text, DocumentLayout layout)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(layout);
        var lines = ResumeText.Of(text, layout);
        var found = SectionFinder.Find(lines);
        var name = NameReader.Find(lines, ContactReader.Emails(lines, ContactLines.Of(lines, found)));
        var sections = SectionFinder.CutAtName(lines, found, name);
        var fields = new FieldList(new CodePoints(text));
        var basics = BasicsReader.Read(lines, sections, name, fields);
        var work = Of(sections, SectionKind.Work).SelectMany(section => JobReader.Read(lines, section.Lines)).ToList();
        if (work.Count == 0)
        {
            work = Headless(lines, sections);
        }

        var volunteer = Of(sections, SectionKind.Volunteer).SelectMany(section => JobReader.Read(lines, section.Lines)).ToList();
        var projects = ProjectReader.Read(lines, Of(sections, SectionKind.Projects));
        var languages = Of(sections, SectionKind.Languages).SelectMany(section => ListReader.Languages(lines, SideBySide.Undone(lines, section.Lines))).ToList();
        // Languages of which nobody speaks one are those of programs.
        var unspoken = languages.Count > 0 ? [] : Of(sections, SectionKind.Languages);
        var entries = new EntryWriter(fields);
        var resume = new Resume
        {
            Basics = basics,
            Work = entries.Work(work),
            Volunteer = entries.Volunteer(volunteer),
            Education = entries.Education([.. Of(sections, SectionKind.Education).SelectMany(section => EducationReader.Read(lines, section.Lines))]),
            Awards = entries.Awards(Items(lines, sections, SectionKind.Awards)),
            Certificates = entries.Certificates(Items(lines, sections, SectionKind.Certificates)),
            Publications = entries.Publications([.. Of(sections, SectionKind.Publications).SelectMany(section => PublicationReader.Read(lines, section.Lines))]),
            Skills = entries.Skills([.. Of(sections, SectionKind.Skills).Concat(unspoken).SelectMany(section => SkillReader.Read(lines, SideBySide.Undone(lines, section.Lines)))]),
            Languages = entries.Languages(languages),
            Projects = entries.Projects(projects),
            Meta = new ResumeMeta(),
        };
        return new ParsedResume(
            resume with { Meta = new ResumeMeta { Fields = fields.InOrder() } },
            [.. sections.Select(section => section.Section)],
            [.. work.Select(job => new ParsedJob(job.Block.Place, job.Period))],
            Bullets(work, volunteer, projects, Of(sections, SectionKind.Work)),
            Dates(lines, sections));
    }

    private static IEnumerable<FoundSection> Of(List<FoundSection> sections, SectionKind kind) => sections.Where(section => section.Section.Kind == kind);

    private static List<FoundItem> Items(ResumeText lines, List<FoundSection> sections, SectionKind kind) =>
        [.. Of(sections, kind).SelectMany(section => ListReader.Items(lines, SideBySide.Undone(lines, section.Lines)))];

    // Jobs without a heading above them: told by ranges of dates with bullets below.
    private static List<FoundJob> Headless(ResumeText lines, List<FoundSection> sections) =>
        [.. sections.Where(section => section.Section.Kind is SectionKind.Basics or SectionKind.Summary or SectionKind.Other)
            .SelectMany(section => JobReader.Read(lines, section.Lines))
            .Where(job => job.Period is { } period && (period.End is not null || period.Current) && job.Block.Bullets.Count > 0)];

    private static List<ParsedBullet> Bullets(List<FoundJob> work, List<FoundJob> volunteer, List<FoundProject> projects, IEnumerable<FoundSection> sections)
    {
        var bullets = work.SelectMany((job, index) => job.Block.Bullets.Select(bullet => Bullet(bullet, index)))
            .Concat(volunteer.SelectMany(job => job.Block.Bullets.Select(bullet => Bullet(bullet, -1))))
            .Concat(projects.SelectMany(project => project.Bullets.Select(bullet => Bullet(bullet, -1)))).ToList();
        // Bullets of a work section whose jobs could not be told apart still count.
        bullets.AddRange(sections.SelectMany(section => EntryBlocks.Bullets(section.Lines)).Select(bullet => Bullet(bullet, -1))
            .Where(bullet => !bullets.Exists(other => other.Place.Start == bullet.Place.Start)).ToList());
        return [.. bullets.OrderBy(bullet => bullet.Place.Start)];
    }

    private static ParsedBullet Bullet(BulletLines bullet, int job) => new(bullet.Text, bullet.Place, bullet.Glyph, job);

    private static List<ParsedDate> Dates(ResumeText lines, List<FoundSection> sections) =>
        [.. sections.Where(section => section.Section.Kind is not (SectionKind.Basics or SectionKind.Summary or SectionKind.Skills or SectionKind.References))
            .SelectMany(section => section.Lines).Where(line => line is { IsBlank: false, IsBullet: false } && line.Layout.Kind != LineKind.ListItemContinued)
            .SelectMany(line => DateReader.Find(lines, line.Place)).OrderBy(date => date.Place.Start)];
}
