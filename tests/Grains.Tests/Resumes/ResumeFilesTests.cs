using System.Text.Json;
using OrleansResume.Fixtures;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Real files of several producers, from bytes to report, against what a person reads in them.</summary>
public sealed class ResumeFilesTests
{
    public static TheoryData<string> Files => [.. Truth().Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_AFileOfARealProducer_ReadsWhatAPersonReads(string file)
    {
        var truth = Truth().Single(entry => entry.Name == file).Value;
        var read = Read(file);
        var parsed = ResumeParser.Parse(read.Text, read.Layout);
        var basics = parsed.Resume.Basics!;

        Assert.Equal(Text(truth, "name"), basics.Name);
        Assert.Equal(Text(truth, "email"), basics.Email);
        Assert.Equal(Text(truth, "phone"), basics.Phone);
        Assert.Equal(truth.GetProperty("bullets").GetInt32(), parsed.Bullets.Count);
        Assert.Equal(truth.TryGetProperty("hidden", out var hidden) ? hidden.GetInt32() : 0, read.Layout.Hidden.Count);
        Assert.Subset(parsed.Sections.Select(section => section.Kind.ToString()).ToHashSet(), truth.GetProperty("sections").EnumerateArray().Select(kind => kind.GetString()!).ToHashSet());
        Assert.Equal(truth.GetProperty("work").GetArrayLength(), parsed.Resume.Work.Count);
        foreach (var (job, told) in truth.GetProperty("work").EnumerateArray().Zip(parsed.Resume.Work))
        {
            Assert.Equal(job[0].GetString() ?? told.Position, told.Position);
            Assert.Contains(job[1].GetString() ?? "", told.Name, StringComparison.Ordinal);
            Assert.Equal(job[2].GetString() ?? told.StartDate, told.StartDate);
            Assert.Equal(job[3].GetString() ?? told.EndDate, told.EndDate);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_AnyFile_EveryFieldStandsAtItsPlace(string file)
    {
        var read = Read(file);
        var runes = read.Text.EnumerateRunes().ToList();
        var resume = ResumeParser.Parse(read.Text, read.Layout).Resume;
        var json = JsonSerializer.SerializeToElement(resume, ReportJson.Options);

        Assert.NotEmpty(resume.Meta.Fields);
        foreach (var field in resume.Meta.Fields)
        {
            Assert.InRange(field.Confidence, 0, 1);
            var stands = string.Concat(runes[field.Span.Start..field.Span.End]);
            Assert.NotEqual("", stands);
            // Dates and countries are told in one form, links and whose they are may stand behind the text, wrapped lines are joined: the rest stands there word for word.
            if (field.Path.EndsWith("Date", StringComparison.Ordinal) || field.Path.EndsWith("date", StringComparison.Ordinal) || field.Path.Contains("url", StringComparison.Ordinal)
                || field.Path.StartsWith("basics.profiles", StringComparison.Ordinal) || field.Path is "basics.location" or "basics.location.countryCode")
            {
                continue;
            }

            Assert.Equal(Words(Value(json, field.Path)), Words(stands));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Analyze_ARealFile_IsTheSameReportAHundredTimes(string file)
    {
        var read = Read(file);
        var input = new AnalysisInput(read.Text, read.Layout, "C# and SQL are required. Kubernetes is a plus.", new DateOnly(2026, 1, 1), read.MediaType);
        var first = (await new BuiltInAnalyzer().Analyze(input, TestContext.Current.CancellationToken)).Report!.Bytes;

        for (var run = 1; run < 100; run++)
        {
            Assert.Equal(first, (await new BuiltInAnalyzer().Analyze(input, TestContext.Current.CancellationToken)).Report!.Bytes);
        }
    }

    [Fact]
    public void Read_TwoColumns_ReadsOneAfterTheOther()
    {
        var text = Read("engineer-sidebar-chromium.pdf").Text;

        string[] order = ["Marisol Tavernier", "CONTACT", "Kubernetes", "LANGUAGES", "EDUCATION", "SUMMARY", "EXPERIENCE", "Lead a team of 6 engineers", "Harrowgate", "Pinemarsh"];
        var places = order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [InlineData("accountant-word.docx", "highest score")]
    [InlineData("hidden-chromium.pdf", "score of 100")]
    public async Task Analyze_HiddenText_IsReportedAndCountsForNothing(string file, string hidden)
    {
        var read = Read(file);
        Assert.DoesNotContain(hidden, read.Text, StringComparison.Ordinal);
        var with = await Score(read.Text, read.Layout);
        var without = await Score(read.Text, read.Layout with { Hidden = [] });

        Assert.Equal(without.Score, with.Score);
        Assert.Contains(with.Rules, rule => rule == "hidden_text");
        Assert.DoesNotContain(without.Rules, rule => rule == "hidden_text");
    }

    private static async Task<(int? Score, List<string> Rules)> Score(string text, DocumentLayout layout)
    {
        var result = await new BuiltInAnalyzer().Analyze(new AnalysisInput(text, layout, JobDescription: null, new DateOnly(2026, 1, 1), "application/pdf"), TestContext.Current.CancellationToken);
        using var report = JsonDocument.Parse(result.Report!.Bytes);
        return (report.RootElement.GetProperty("score").GetInt32(), [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!)]);
    }

    private static ReadDocument Read(string file)
    {
        var outcome = FileReading.Read(File.ReadAllBytes(ResumeFiles.Path("files", file)), new ReadingOptions(), CancellationToken.None);
        Assert.True(outcome.TryGet(out var read, out var refusal), refusal?.Detail);
        return read!;
    }

    private static List<JsonProperty> Truth()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(ResumeFiles.Path("truth.json")));
        return [.. json.RootElement.Clone().EnumerateObject()];
    }

    private static string? Text(JsonElement truth, string name) => truth.GetProperty(name).GetString();

    // "work[0].highlights[2]" in the resume as JSON.
    private static string Value(JsonElement json, string path)
    {
        foreach (var part in path.Replace("]", "", StringComparison.Ordinal).Split('.', '['))
        {
            json = int.TryParse(part, global::System.Globalization.CultureInfo.InvariantCulture, out var index) ? json[index] : json.GetProperty(part);
        }

        return json.GetString()!;
    }

    private static string Words(string text) => string.Join(' ', text.Replace("• ", "", StringComparison.Ordinal).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
