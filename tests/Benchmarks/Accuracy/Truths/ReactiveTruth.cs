using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Benchmarks.Accuracy.Truths;

/// <summary>Data of Reactive-Resume, from which its templates are printed: whatever is visible and not empty.</summary>
internal static partial class ReactiveTruth
{
    private static readonly Dictionary<string, SectionKind> _kinds = new(StringComparer.Ordinal)
    {
        ["summary"] = SectionKind.Summary,
        ["experience"] = SectionKind.Work,
        ["education"] = SectionKind.Education,
        ["skills"] = SectionKind.Skills,
        ["projects"] = SectionKind.Projects,
        ["certifications"] = SectionKind.Certificates,
        ["languages"] = SectionKind.Languages,
        ["awards"] = SectionKind.Awards,
        ["publications"] = SectionKind.Publications,
        ["volunteer"] = SectionKind.Volunteer,
        ["references"] = SectionKind.References,
        ["interests"] = SectionKind.Interests,
    };

    public static Truth Read(string path)
    {
        var file = JsonTold.File(path);
        var (basics, sections) = (file.GetProperty("basics"), file.GetProperty("sections"));
        return new Truth
        {
            Name = JsonTold.OrNone(basics.Text("name")),
            Email = JsonTold.OrNone(basics.Text("email")),
            Phone = JsonTold.OrNone(basics.Text("phone")),
            Location = JsonTold.OrNone(basics.Text("location")),
            Links = [.. Items(sections, "profiles").Select(Href).Prepend(Href(basics)).Where(href => href.Length > 0).Select(href => new Wording(href))],
            HasSummary = Printed(sections, "summary"),
            Work = [.. Items(sections, "experience").Select(job => new TrueJob(
                JsonTold.OrNone(job.Text("position")), JsonTold.OrNone(job.Text("company")), TrueRange.Of(job.Text("date")), Bullets(job.Text("summary"))))],
            // Its form has no field for a place, so that it stands in that of the area.
            Education = [.. Items(sections, "education").Select(study => new TrueStudy(
                JsonTold.OrNone(study.Text("institution")), JsonTold.OrNone(study.Text("studyType")), TrueRange.Of(study.Text("date"))))],
            Skills = [.. Items(sections, "skills").SelectMany(group => group.Items("keywords").Select(item => new TrueSkill(new Wording(item.GetString()!), group.Text("name"))))],
            Projects = Names(sections, "projects", "name"),
            Certificates = Names(sections, "certifications", "name"),
            Languages = Names(sections, "languages", "name"),
            Awards = Names(sections, "awards", "title"),
            Publications = Names(sections, "publications", "name"),
            Sections = _kinds.Where(kind => Printed(sections, kind.Key)).Select(kind => kind.Value).ToHashSet(),
        };
    }

    private static bool Printed(JsonElement sections, string name) =>
        sections.Member(name) is { } section && section.GetProperty("visible").GetBoolean() && (section.Text("content").Length > 0 || Items(sections, name).Any());

    private static IEnumerable<JsonElement> Items(JsonElement sections, string name) =>
        sections.Member(name) is { } section && section.GetProperty("visible").GetBoolean()
            ? section.Items("items").Where(item => item.GetProperty("visible").GetBoolean()) : [];

    private static List<Wording> Names(JsonElement sections, string section, string field) => [.. Items(sections, section).Select(item => new Wording(item.Text(field)))];

    private static string Href(JsonElement item) => item.GetProperty("url").Text("href");

    private static List<Wording> Bullets(string html) =>
        [.. Item().Matches(html).Select(item => new Wording(WebUtility.HtmlDecode(Tag().Replace(item.Groups[1].Value, ""))))];

    [GeneratedRegex("<li>(.*?)</li>", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Item();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
