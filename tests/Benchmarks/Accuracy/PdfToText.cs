using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OrleansResume.Benchmarks.Accuracy;

/// <summary>poppler's pdftotext, a process a file: what is measured against.</summary>
internal static class PdfToText
{
    /// <summary>How to get it.</summary>
    public const string Missing = "pdftotext is not installed (apt-get install poppler-utils)";

    private static readonly Lazy<bool> _installed = new(IsInstalled);

    public static bool Installed => _installed.Value;

    /// <summary>The text of a PDF; empty where it finds none.</summary>
    public static string Read(string path) => Output(path, "-");

    /// <summary>Its words with their places, each an element of XHTML.</summary>
    public static string Places(string path) => Output("-bbox", path, "-");

    private static string Output(params string[] arguments)
    {
        using var process = Start(["-q", "-enc", "UTF-8", .. arguments]);
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }

    private static bool IsInstalled()
    {
        try
        {
            using var process = Start("-v");
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("pdftotext", arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        UseShellExecute = false,
    }) ?? throw new InvalidOperationException("pdftotext did not start.");
}
