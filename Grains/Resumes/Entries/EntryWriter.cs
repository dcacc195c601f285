using System.Globalization;
using OrleansResume.GrainInterfaces.Resumes;

namespace OrleansResume.Grains.Resumes.Entries;

/// <summary>Writes what was read as JSON Resume, and each field's place beside it.</summary>
internal sealed class EntryWriter(FieldList fields)
{
    public IReadOnlyList<Work> Work(List<FoundJob> jobs) => Each("work", jobs, (path, job) => new Work
    {
        Name = fields.Add($"{path}.name", job.Company),
        Position = fields.Add($"{path}.position", job.Title),
        Location = fields.Add($"{path}.location", job.Location),
        StartDate = Start(path, job.Period),
        EndDate = End(path, job.Period),
        Summary = fields.Add($"{path}.summary", Prose(job.Block.Prose)),
        Highlights = fields.AddAll($"{path}.highlights", Pieces(job.Block.Bullets)),
    });

    public IReadOnlyList<Volunteer> Volunteer(List<FoundJob> jobs) => Each("volunteer", jobs, (path, job) => new Volunteer
    {
        Organization = fields.Add($"{path}.organization", job.Company),
        Position = fields.Add($"{path}.position", job.Title),
        StartDate = Start(path, job.Period),
        EndDate = End(path, job.Period),
        Summary = fields.Add($"{path}.summary", Prose(job.Block.Prose)),
        Highlights = fields.AddAll($"{path}.highlights", Pieces(job.Block.Bullets)),
    });

    public IReadOnlyList<Education> Education(List<FoundEducation> entries) => Each("education", entries, (path, entry) => new Education
    {
        Institution = fields.Add($"{path}.institution", entry.School),
        StudyType = fields.Add($"{path}.studyType", entry.Degree),
        Area = fields.Add($"{path}.area", entry.Area),
        StartDate = entry.Period?.End is null && entry.Period is { Current: false } ? null : Start(path, entry.Period),
        // A single date is when it was finished.
        EndDate = entry.Period is { End: null, Current: false, Start: { } only } single ? Date($"{path}.endDate", only, single) : End(path, entry.Period),
        Score = fields.Add($"{path}.score", entry.Score),
        Courses = fields.AddAll($"{path}.courses", entry.Courses),
    });

    public IReadOnlyList<Project> Projects(IReadOnlyList<FoundProject> projects) => Each("projects", projects, (path, project) => new Project
    {
        Name = fields.Add($"{path}.name", project.Name),
        Description = fields.Add($"{path}.description", Prose(project.Prose)),
        Highlights = fields.AddAll($"{path}.highlights", Pieces(project.Bullets)),
        StartDate = Start(path, project.Date),
        EndDate = End(path, project.Date),
    });

    public IReadOnlyList<Award> Awards(List<FoundItem> items) => Each("awards", items, (path, item) => new Award
    {
        Title = fields.Add($"{path}.title", item.Parts.FirstOrDefault() ?? item.Whole),
        Awarder = fields.Add($"{path}.awarder", item.Parts.Skip(1).FirstOrDefault()),
        Date = Start(path, item.Date, "date"),
    });

    public IReadOnlyList<Certificate> Certificates(List<FoundItem> items) => Each("certificates", items, (path, item) => new Certificate
    {
        Name = fields.Add($"{path}.name", item.Parts.FirstOrDefault() ?? item.Whole),
        Issuer = fields.Add($"{path}.issuer", item.Parts.Skip(1).FirstOrDefault()),
        Date = Start(path, item.Date, "date"),
    });

    public IReadOnlyList<Publication> Publications(List<FoundItem> items) => Each("publications", items, (path, item) => new Publication
    {
        Name = fields.Add($"{path}.name", item.Parts[0]),
        ReleaseDate = Start(path, item.Date, "releaseDate"),
    });

    public IReadOnlyList<Language> Languages(List<(Piece Language, Piece? Fluency)> items) => Each("languages", items, (path, item) => new Language
    {
        Name = fields.Add($"{path}.language", item.Language),
        Fluency = fields.Add($"{path}.fluency", item.Fluency),
    });

    public IReadOnlyList<Skill> Skills(List<FoundSkills> groups)
    {
        var skills = new List<Skill>();
        foreach (var group in groups)
        {
            if (group.Name is not null)
            {
                var path = Path("skills", skills.Count);
                skills.Add(new Skill { Name = fields.Add($"{path}.name", group.Name), Keywords = fields.AddAll($"{path}.keywords", group.Skills) });
                continue;
            }

            foreach (var skill in group.Skills)
            {
                skills.Add(new Skill { Name = fields.Add($"{Path("skills", skills.Count)}.name", skill) });
            }
        }

        return skills;
    }

    private static List<TEntry> Each<TFound, TEntry>(string name, IReadOnlyList<TFound> found, Func<string, TFound, TEntry> write) =>
        [.. found.Select((item, index) => write(Path(name, index), item))];

    private static string Path(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");

    private static List<Piece> Pieces(List<BulletLines> bullets) => bullets.ConvertAll(bullet => new Piece(bullet.Text, bullet.Place, 0.9));

    private static Piece? Prose(List<ResumeLine> lines) => lines.Count == 0 ? null : new Piece(
        string.Join(' ', lines.Select(line => line.Text)), new Stretch(lines[0].Place.Start, lines[^1].Place.End), 0.7);

    private string? Start(string path, ParsedDate? period, string name = "startDate") =>
        period?.Start is { } start ? Date($"{path}.{name}", start, period) : null;

    private string? End(string path, ParsedDate? period) =>
        period?.End is { } end ? Date($"{path}.endDate", end, period) : null;

    private string? Date(string path, PartialDate date, ParsedDate period) => fields.Add(path, new Piece(date.ToString(), period.Place, 0.9));
}
