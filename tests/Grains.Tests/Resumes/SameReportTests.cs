using System.Security.Cryptography;
using System.Text;
using OrleansResume.Fixtures;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Resumes;

public sealed class SameReportTests
{
    private const int Runs = 100;
    private const string Job = "C# and SQL are required, Python or R too. Kubernetes is a plus. Three years of experience.";

    public static TheoryData<string> Files =>
    [
        .. ResumeFiles.All.Select(file => $"files/{Path.GetFileName(file)}"),
        .. Directory.EnumerateFiles(ResumeFiles.Path("tuning", "files")).Order(StringComparer.Ordinal).Select(file => $"tuning/files/{Path.GetFileName(file)}"),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task FromBytesToReport_AHundredTimesAndSeveralAtOnce_IsOneReport(string file)
    {
        var content = await File.ReadAllBytesAsync(ResumeFiles.Path(file.Split('/')), TestContext.Current.CancellationToken);
        var reports = new string[Runs];

        await Parallel.ForAsync(0, Runs, TestContext.Current.CancellationToken, async (run, cancellation) => reports[run] = await Digest(content, cancellation));

        Assert.Single(reports.Distinct(StringComparer.Ordinal));
    }

    private static async Task<string> Digest(byte[] content, CancellationToken cancellation)
    {
        var outcome = FileReading.Read(content, new ReadingOptions(), cancellation);
        Assert.True(outcome.TryGet(out var read, out var refusal), refusal?.Detail);
        var result = await new BuiltInAnalyzer().Analyze(new AnalysisInput(read!.Text, read.Layout, Job, new DateOnly(2026, 1, 1), read.MediaType), cancellation);
        return Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(read.Text), .. result.Report!.Bytes]));
    }
}
