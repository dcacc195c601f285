using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace OrleansResume.Benchmarks.Reading;

/// <summary>pypdf in one warm process of Python, which tells itself how long each file took: its start and the pipe do not count.</summary>
internal sealed class PyPdf : IDisposable
{
    /// <summary>How to get it.</summary>
    public const string Missing = "not measured: python3 has no pypdf (apt-get install python3-pypdf, or pip install pypdf)";

    private const string Script = """
        import logging, sys, time
        from pypdf import PdfReader, __version__
        logging.disable(logging.CRITICAL)
        print(__version__, flush=True)
        for line in sys.stdin:
            start = time.perf_counter()
            with open(line.rstrip("\n"), "rb") as file:
                for page in PdfReader(file).pages:
                    page.extract_text()
            print((time.perf_counter() - start) * 1000, flush=True)
        """;

    private readonly Process _process;

    private PyPdf(Process process, string version) => (_process, Version) = (process, version);

    public string Version { get; }

    /// <summary>Null where it is not installed.</summary>
    public static PyPdf? Start()
    {
        var start = new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            if (process.StandardOutput.ReadLine() is { } version)
            {
                return new PyPdf(process, version);
            }

            process.Dispose();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Reads a file; milliseconds.</summary>
    public double Read(string path)
    {
        _process.StandardInput.WriteLine(path);
        _process.StandardInput.Flush();
        return double.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"pypdf ended on {Path.GetFileName(path)}."), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
