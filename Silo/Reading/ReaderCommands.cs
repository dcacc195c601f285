using System.Globalization;
using System.Runtime.InteropServices;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Silo.Reading;

/// <summary>
/// Finds out how a reader process is started on this system: this program again, with next to no environment, without core dumps
/// or files to write, and without the network and everybody's files where the system lets us take them away.
/// </summary>
internal static class ReaderCommands
{
    /// <summary>The word behind the program's name that makes it a reader.</summary>
    public const string Verb = "read";

    private const long HeapBytes = 512L * 1024 * 1024;

    // What .NET needs, and nothing that may hold a secret.
    private static readonly string[] _kept = ["PATH", "LD_LIBRARY_PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64"];

    // Without a network of its own it would have this machine's. The first that works is taken: as anybody, then as root.
    private static readonly string[][] _unshare = [["unshare", "--user", "--map-current-user", "--net"], ["unshare", "--net"]];

    /// <summary>The command.</summary>
    public static async Task<ReaderCommand> Find(CancellationToken cancellation)
    {
        string[] limits = await Works(["prlimit", "--core=0", "--fsize=0"], cancellation) is null ? ["prlimit", "--core=0", "--fsize=0"] : [];
        string[] network = [];
        string? open = null;
        foreach (var unshare in _unshare)
        {
            open = await Works(unshare, cancellation);
            if (open is null)
            {
                network = unshare;
                break;
            }
        }

        string[] program = [Host(), typeof(ReaderCommands).Assembly.Location];
        string[] confined = [.. program, Confinement.Verb];
        var files = await Works(confined, cancellation);
        return new ReaderCommand([.. limits, .. network, .. files is null ? confined : [], .. program, Verb], Environment(), open, files);
    }

    // Null where it does.
    private static async Task<string?> Works(string[] command, CancellationToken cancellation)
    {
        try
        {
            var tried = await ShellCommand.RunAsync([.. command, "true"], cancellation);
            return tried.ExitCode == 0 ? null : $"{Path.GetFileName(command[0])}: {tried.Error.Split('\n')[^1]}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{command[0]} is not installed";
        }
    }

    private static string Host() =>
        Path.GetFileNameWithoutExtension(System.Environment.ProcessPath) is "dotnet"
            ? System.Environment.ProcessPath!
            : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static Dictionary<string, string> Environment()
    {
        var environment = _kept.Select(name => (Name: name, Value: System.Environment.GetEnvironmentVariable(name)))
            .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);
        environment["DOTNET_GCHeapHardLimit"] = HeapBytes.ToString("x", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        // Its double mapping would want a file.
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        return environment;
    }
}
