using System.Security.Cryptography;
using System.Text;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Benchmarks.Determinism;

/// <summary>A hash of a file's text and of its report, read anew.</summary>
internal static class ReportDigest
{
    private const string Job = "C# and SQL are required, Python or R too. Kubernetes is a plus. Three years of experience. Languages: English.";

    public static string Of(string path)
    {
        var digest = "";
        var thread = new Thread(() => digest = Convert.ToHexStringLower(Hash(path)), FileReading.StackBytes);
        thread.Start();
        thread.Join();
        return digest;
    }

    private static byte[] Hash(string path)
    {
        if (!FileReading.Read(File.ReadAllBytes(path), new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal))
        {
            return SHA256.HashData(Encoding.UTF8.GetBytes(refusal!.Detail));
        }

        var input = new AnalysisInput(read.Text, read.Layout, Job, new DateOnly(2026, 1, 1), read.MediaType);
        var report = new BuiltInAnalyzer().Analyze(input, CancellationToken.None).GetAwaiter().GetResult().Report!.Bytes;
        return SHA256.HashData([.. Encoding.UTF8.GetBytes(read.Text), 0, .. report]);
    }
}
