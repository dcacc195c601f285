using System.Diagnostics;
using System.Globalization;
using OrleansResume.Benchmarks.Accuracy;

namespace OrleansResume.Benchmarks.Determinism;

/// <summary>
/// <c>same [FOLDER] [--runs=N]</c>: reads and judges each resume a hundred times from its bytes, and once more in a process of its
/// own, whose hashes of strings are seeded otherwise; says which reports differ, in so much as a byte.
/// </summary>
internal static class DeterminismCommand
{
    private const string DigestsOnly = "--digests";

    public static int Run(string[] args)
    {
        var folder = Array.Find(args, arg => !arg.StartsWith("--", StringComparison.Ordinal));
        List<string> files = [.. Corpus.Ours().Concat(folder is null ? [] : Corpus.Of(folder)).Select(sample => sample.Path)];
        if (args.Contains(DigestsOnly, StringComparer.Ordinal))
        {
            files.ForEach(file => Write($"{ReportDigest.Of(file)}"));
            return 0;
        }

        var runs = Array.Find(args, arg => arg.StartsWith("--runs=", StringComparison.Ordinal)) is { } told ? int.Parse(told["--runs=".Length..], CultureInfo.InvariantCulture) : 100;
        var first = files.ConvertAll(ReportDigest.Of);
        var differing = new HashSet<string>(files.Zip(first, Elsewhere(folder)).Where(file => file.Second != file.Third).Select(file => file.First), StringComparer.Ordinal);
        var others = differing.Count;
        for (var run = 1; run < runs; run++)
        {
            differing.UnionWith(files.Where((file, index) => ReportDigest.Of(file) != first[index]));
        }

        Write($"{files.Count} resumes, {runs} runs each and one in another process: {files.Count - differing.Count} have one report, byte for byte; {others} another one in the other process.");
        foreach (var file in differing)
        {
            Write($"  {Path.GetFileName(file)}");
        }

        return differing.Count == 0 ? 0 : 1;
    }

    private static List<string> Elsewhere(string? folder)
    {
        string[] arguments = [typeof(DeterminismCommand).Assembly.Location, "same", .. folder is null ? Array.Empty<string>() : [folder], DigestsOnly];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("dotnet did not start.");
        var digests = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? [.. digests] : throw new InvalidOperationException($"The other process ended with {process.ExitCode}.");
    }

    private static void Write(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
