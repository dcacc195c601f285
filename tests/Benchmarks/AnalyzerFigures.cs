using OrleansResume.Benchmarks.Durable;
using System.Diagnostics;
using OrleansResume.Fixtures;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Benchmarks;

/// <summary>Reading and judging the test resumes, without a server.</summary>
internal static class AnalyzerFigures
{
    private const int Rounds = 20;

    public static void Print(Action<FormattableString> write)
    {
        var options = new ReadingOptions();
        var analyzer = new BuiltInAnalyzer();
        var reading = new List<double>();
        var judging = new List<double>();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            // The first rounds warm up what is measured in the others.
            if (round == 3)
            {
                reading.Clear();
                judging.Clear();
                clock.Restart();
            }

            foreach (var file in ResumeFiles.All)
            {
                var watch = Stopwatch.StartNew();
                if (!FileReading.Read(File.ReadAllBytes(file), options, CancellationToken.None).TryGet(out var read, out _))
                {
                    throw new InvalidOperationException($"{Path.GetFileName(file)} cannot be read.");
                }

                reading.Add(watch.Elapsed.TotalMilliseconds);
                watch.Restart();
                analyzer.Analyze(new AnalysisInput(read.Text, read.Layout, JobDescription: null, new DateOnly(2026, 1, 1), read.MediaType), CancellationToken.None).GetAwaiter().GetResult();
                judging.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        var (r, j) = (Measured.Of(reading, clock.Elapsed), Measured.Of(judging, clock.Elapsed));
        write($"reading a test resume ({ResumeFiles.All.Count} files)               p50 {r.Median,6:0.0} ms  p95 {r.P95,6:0.0} ms   1.00");
        write($"parsing and judging it                         p50 {j.Median,6:0.0} ms  p95 {j.P95,6:0.0} ms   {j.Median / r.Median:0.00} of the reading");
    }
}
