using System.Text.Json;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy.Truths;

/// <summary>
/// The truth.json of tests/resumes/tuning and kept: everything that a person reads, a file an entry. null says that the resume
/// has no such thing; a list in the place of a text names several wordings that are right.
/// </summary>
internal static class OwnTruth
{
    public static Dictionary<string, Truth> Read(string path) =>
        JsonTold.File(path).EnumerateObject().ToDictionary(file => file.Name, file => Of(file.Value), StringComparer.Ordinal);

    private static Truth Of(JsonElement file) => new()
    {
        Name = Said(file, "name"),
        Email = Said(file, "email"),
        Phone = Said(file, "phone"),
        Location = Said(file, "location"),
        Links = Wordings(file, "links"),
        HasSummary = file.Member("summary")?.GetBoolean(),
        Work = [.. file.Items("work").Select(Job)],
        Volunteer = [.. file.Items("volunteer").Select(Job)],
        Education = [.. file.Items("education").Select(study => new TrueStudy(Said(study, "institution"), Said(study, "degree"), Range(study)))],
        Skills = [.. Skills(file)],
        Projects = Wordings(file, "projects"),
        Certificates = Wordings(file, "certificates"),
        Languages = Wordings(file, "languages"),
        // What one person calls an award and another does not is left unsaid.
        Awards = file.Items("unsaid").Any(field => field.GetString() == "awards") ? null : Wordings(file, "awards"),
        Publications = Wordings(file, "publications"),
        Sections = Kinds(file, "sections"),
        Tolerated = Kinds(file, "tolerated"),
    };

    private static TrueJob Job(JsonElement job) => new(Said(job, "title"), Said(job, "company"), Range(job), Wordings(job, "bullets"));

    private static TrueRange Range(JsonElement entry) => new(TrueRange.Date(entry.Text("start")), TrueRange.Date(entry.Text("end")));

    private static Wording Said(JsonElement json, string name) => json.Member(name)?.Wording() ?? new Wording();

    private static List<Wording> Wordings(JsonElement json, string name) => [.. json.Items(name).Select(item => item.Wording())];

    private static IEnumerable<TrueSkill> Skills(JsonElement file) => file.Member("skills") is { } groups
        ? groups.EnumerateObject().SelectMany(group => group.Value.EnumerateArray().Select(item => new TrueSkill(item.Wording(), group.Name.Length == 0 ? null : group.Name)))
        : [];

    private static HashSet<SectionKind> Kinds(JsonElement file, string name) => [.. file.Items(name).Select(kind => Enum.Parse<SectionKind>(kind.GetString()!))];
}
