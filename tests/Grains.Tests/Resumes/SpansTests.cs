using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Nothing stands in a resume that does not stand in its text.</summary>
public sealed class SpansTests
{
    // ISO 3166's letters for what the files write.
    private static readonly Dictionary<string, string[]> _countries = new(StringComparer.Ordinal)
    {
        ["GB"] = ["unitedkingdom", "uk", "england"],
        ["US"] = ["unitedstates", "usa"],
        ["DE"] = ["germany", "deutschland"],
        ["ES"] = ["spain", "españa"],
        ["NL"] = ["netherlands"],
        ["IE"] = ["ireland"],
        ["ZA"] = ["southafrica"],
    };

    public static TheoryData<string> Files =>
    [
        .. ResumeFiles.All.Select(file => $"files/{Path.GetFileName(file)}"),
        .. Directory.EnumerateFiles(ResumeFiles.Path("tuning", "files")).Order(StringComparer.Ordinal).Select(file => $"tuning/files/{Path.GetFileName(file)}"),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_AnyFile_EveryValueHasAPlaceThatSaysIt(string file)
    {
        var outcome = FileReading.Read(File.ReadAllBytes(ResumeFiles.Path(file.Split('/'))), new ReadingOptions(), CancellationToken.None);
        Assert.True(outcome.TryGet(out var read, out var refusal), refusal?.Detail);
        var (text, layout) = (read!.Text, read.Layout);
        var resume = ResumeParser.Parse(text, layout).Resume;
        var places = resume.Meta.Fields.ToLookup(field => field.Path, field => (field.Span.Start, field.Span.End), StringComparer.Ordinal);
        var runes = text.EnumerateRunes().ToList();

        foreach (var (path, value) in Leaves(JsonSerializer.SerializeToElement(resume with { Meta = new ResumeMeta() }, ReportJson.Options), ""))
        {
            var (start, end) = Assert.Single(places[path]);
            var said = string.Concat(runes[start..end]);
            Assert.True(Says(path, value, said, Targets(layout, runes, start)), $"{path}: “{value}” does not stand in “{said}”.");
        }
    }

    // What is said as it stands, or in another form: dates, countries, and what a link's target says without the text.
    private static bool Says(string path, string value, string said, string targets) =>
        Plain(said).Contains(Plain(value), StringComparison.Ordinal)
        || (path.StartsWith("basics.", StringComparison.Ordinal) && Plain(targets).Contains(Plain(value), StringComparison.Ordinal))
        || (path.EndsWith("ate", StringComparison.Ordinal) && HoldsYear(said, value))
        || (path == "basics.location.countryCode" && _countries.TryGetValue(value, out var names) && names.Contains(Plain(said), StringComparer.Ordinal));

    private static bool HoldsYear(string said, string date) =>
        said.Contains(date[..4], StringComparison.Ordinal) || said.Contains(date[2..4], StringComparison.Ordinal);

    private static string Targets(DocumentLayout layout, List<Rune> runes, int start)
    {
        var line = runes.Take(start).Count(rune => rune.Value == '\n');
        return string.Join('\n', layout.Links.Where(link => link.Line == line).Select(link => link.Target));
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Leaves(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Leaves(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"))),
        JsonValueKind.String => [(path, json.GetString()!)],
        _ => [],
    };

    // Letters and digits alone, so that wraps, glyphs and blanks do not count.
    private static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
