using OrleansResume.Benchmarks.Durable;
using System.Diagnostics;
using System.Globalization;
using OrleansResume.Benchmarks.Accuracy;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Benchmarks.Reading;

/// <summary>
/// <c>reading [FOLDER]</c>: how long a PDF takes, from bytes to text and to a report, beside what people would take instead. All
/// take turns on each file, so that what else the machine does meets all of them.
/// </summary>
internal static class ReadingCommand
{
    private const int WarmRounds = 6;
    private const int Rounds = 10;
    private const int MostPages = 3;

    private const string Job = """
        Senior Engineer. You have 5 years of experience with C#, SQL and PostgreSQL, know Kubernetes or Docker Swarm, and communicate well.
        Nice to have: Python, CI/CD, public speaking. We are an equal opportunity employer and offer a pension.
        """;

    private static readonly BuiltInAnalyzer _analyzer = new();

    public static int Run(string[] args)
    {
        List<Sample> samples = [.. Corpus.Ours(), .. args is [var folder, ..] ? Corpus.Of(folder) : []];
        var files = samples.Select(sample => sample.Path).Where(path => path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) && Pages(path) is >= 1 and <= MostPages).ToList();
        using var python = PyPdf.Start();
        using var pool = Pools.Real(readers: 1);
        var (text, child, analysis, poppler, pypdf) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            if (round == WarmRounds)
            {
                new[] { text, child, analysis, poppler, pypdf }.ToList().ForEach(times => times.Clear());
            }

            foreach (var file in files)
            {
                // The other two need no warming up of ours, but their files are then in the same cache.
                text.Add(OnThread(() => Timed(() => Read(file))));
                var content = File.ReadAllBytes(file);
                child.Add(Timed(() => pool.Read(content, CancellationToken.None).GetAwaiter().GetResult()));
                analysis.Add(OnThread(() => Timed(() => Analyze(file))));
                if (PdfToText.Installed && round >= WarmRounds - 1)
                {
                    poppler.Add(Timed(() => PdfToText.Read(file)));
                }

                if (python is not null && round >= WarmRounds - 1)
                {
                    pypdf.Add(python.Read(file));
                }
            }
        }

        Write($"{files.Count} PDFs of one to {MostPages} pages, {Rounds} rounds after {WarmRounds} to warm up; milliseconds a file, one at a time.");
        Row("bytes to text, in process", text, poppler);
        Row("bytes to text, by a reader process", child, poppler);
        Write($"  which is {child.Average() / text.Average():0.00} of the time in process, on average");
        Row("bytes to report: read, parse, judge", analysis, poppler);
        Row("pdftotext, a process a file", poppler, poppler, PdfToText.Missing);
        Row(python is null ? "pypdf" : $"pypdf {python.Version}, in one process", pypdf, poppler, PyPdf.Missing);
        return 0;
    }

    private static int? Pages(string path) => OnThread(() => Read(path)?.PageCount);

    private static ReadDocument? Read(string path) =>
        FileReading.Read(File.ReadAllBytes(path), new ReadingOptions(), CancellationToken.None).TryGet(out var read, out _) ? read : null;

    private static void Analyze(string path)
    {
        var read = Read(path)!;
        _analyzer.Analyze(new AnalysisInput(read.Text, read.Layout, Job, new DateOnly(2026, 1, 1), read.MediaType), CancellationToken.None).GetAwaiter().GetResult();
    }

    private static double Timed(Action act)
    {
        var watch = Stopwatch.StartNew();
        act();
        return watch.Elapsed.TotalMilliseconds;
    }

    // Starting the thread is not measured: the product's readers wait for work.
    private static T OnThread<T>(Func<T> act)
    {
        var result = default(T)!;
        var thread = new Thread(() => result = act(), FileReading.StackBytes);
        thread.Start();
        thread.Join();
        return result;
    }

    private static void Row(string name, List<double> times, List<double> yardstick, string missing = "")
    {
        if (times.Count == 0)
        {
            Write($"{name,-40} {missing}");
            return;
        }

        var measured = Measured.Of(times, TimeSpan.FromMilliseconds(times.Sum()));
        Write($"{name,-40} p50 {measured.Median,6:0.0}  p95 {measured.P95,6:0.0}  mean {times.Average(),6:0.0}{Ratio(measured, yardstick)}");
    }

    private static string Ratio(Measured measured, List<double> yardstick)
    {
        if (yardstick.Count == 0)
        {
            return "";
        }

        var other = Measured.Of(yardstick, TimeSpan.FromMilliseconds(yardstick.Sum()));
        return string.Create(CultureInfo.InvariantCulture, $"   {measured.Median / other.Median:0.00} of pdftotext's p50, {measured.P95 / other.P95:0.00} of its p95");
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
