using System.Diagnostics;
using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Telemetry;

/// <summary>Prometheus' own judge. ./test fetches it; without it these tests fail.</summary>
internal static class Promtool
{
    private static readonly string _fetched = Path.Combine(Repository.Root, ".cache", "prometheus", "usr", "bin", "promtool");

    /// <summary>Runs it; fails the test with what it said unless it is content.</summary>
    public static async Task Accepts(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(File.Exists(_fetched) ? _fetched : "promtool", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        using var process = Start(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(process.ExitCode == 0, $"promtool {string.Join(' ', arguments)}\n{await output}\n{await errors}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (global::System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException("promtool was not found. ./test fetches it; else put it on PATH (Debian: package prometheus).", exception);
        }
    }
}
