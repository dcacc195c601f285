using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansResume.Grains.Resumes;
using YamlDotNet.Serialization;

namespace OrleansResume.Benchmarks.Accuracy.Truths;

/// <summary>Data of RenderCV, from which its themes are typeset; titles of sections are free, so that their kind is told by their words.</summary>
internal static partial class RenderCvTruth
{
    private static readonly (string Word, SectionKind Kind)[] _kinds =
    [
        ("experience", SectionKind.Work), ("employment", SectionKind.Work), ("education", SectionKind.Education), ("skill", SectionKind.Skills),
        ("technologies", SectionKind.Skills), ("project", SectionKind.Projects), ("publication", SectionKind.Publications), ("honor", SectionKind.Awards),
        ("award", SectionKind.Awards), ("certif", SectionKind.Certificates), ("language", SectionKind.Languages), ("volunteer", SectionKind.Volunteer),
        ("summary", SectionKind.Summary), ("profile", SectionKind.Summary),
    ];

    public static Truth Read(string path)
    {
        var cv = Json(path).GetProperty("cv");
        var sections = cv.GetProperty("sections").EnumerateObject().Select(section => (section.Name, Kind: KindOf(section.Name), Items: section.Value)).ToList();
        return new Truth
        {
            Name = JsonTold.OrNone(cv.Text("name")),
            Email = JsonTold.OrNone(cv.Text("email")),
            Phone = JsonTold.OrNone(cv.Text("phone")),
            Location = JsonTold.OrNone(cv.Text("location")),
            Links = [.. cv.Items("social_networks").Select(Network).Prepend(cv.Text("website")).Where(link => link.Length > 0).Select(link => new Wording(link))],
            Work = [.. Of(SectionKind.Work).Select(job => new TrueJob(
                Plain(job, "position"), Plain(job, "company"), Range(job), [.. job.Items("highlights").SelectMany(Bullets)]))],
            Education = [.. Of(SectionKind.Education).Select(study => new TrueStudy(
                Plain(study, "institution"), JsonTold.OrNone($"{study.Text("degree")} {study.Text("area")}".Trim()), Range(study)))],
            Skills = [.. Of(SectionKind.Skills).SelectMany(group => group.Text("details").Split(", ").Select(item => new TrueSkill(new Wording(item), group.Text("label"))))],
            Projects = [.. Of(SectionKind.Projects).Select(project => Plain(project, "name"))],
            Awards = [.. Of(SectionKind.Awards).Select(award => Plain(award, "bullet"))],
            Publications = [.. Of(SectionKind.Publications).Select(publication => Plain(publication, "title"))],
            Certificates = [.. Of(SectionKind.Certificates).Select(certificate => Plain(certificate, "name"))],
            Sections = sections.Select(section => section.Kind).Where(kind => kind != SectionKind.Other).ToHashSet(),
            // Lines of text below a title that fits nothing may be taken for a summary.
            Tolerated = sections.Exists(section => section.Kind == SectionKind.Other && section.Items[0].ValueKind == JsonValueKind.String)
                ? new HashSet<SectionKind> { SectionKind.Summary } : [],
        };

        IEnumerable<JsonElement> Of(SectionKind kind) => sections.Where(section => section.Kind == kind).SelectMany(section => section.Items.EnumerateArray());
    }

    private static JsonElement Json(string path)
    {
        var yaml = new DeserializerBuilder().Build().Deserialize<object>(File.ReadAllText(path));
        using var json = JsonDocument.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml));
        return json.RootElement.Clone();
    }

    private static SectionKind KindOf(string title) =>
        Array.Find(_kinds, kind => title.Contains(kind.Word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } found ? found.Kind : SectionKind.Other;

    private static string Network(JsonElement network) => network.Text("network") switch
    {
        "LinkedIn" => $"linkedin.com/in/{network.Text("username")}",
        var name => $"{name.ToLowerInvariant()}.com/{network.Text("username")}",
    };

    private static TrueRange Range(JsonElement entry) => entry.Text("start_date") is { Length: > 0 } start
        ? new TrueRange(TrueRange.Date(start), TrueRange.Date(entry.Text("end_date")))
        : new TrueRange("", TrueRange.Date(entry.Text("date")));

    // A bullet may hold smaller ones.
    private static IEnumerable<Wording> Bullets(JsonElement bullet) => bullet.GetString()!.Split(" - ").Select(text => new Wording(WithoutMarkdown(text)));

    private static Wording Plain(JsonElement entry, string field) => JsonTold.OrNone(WithoutMarkdown(entry.Text(field)));

    private static string WithoutMarkdown(string text) => Stars().Replace(Link().Replace(text, "$1"), "");

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*+", RegexOptions.CultureInvariant)]
    private static partial Regex Stars();
}
