using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OrleansResume.Silo.Reading;

/// <summary>
/// <c>confine COMMAND…</c>: becomes another program that can open nothing but what a .NET program needs to run: no file of a guest,
/// of an operator or of the database, however it is asked. It is this process from then on, with its pipes and its id.
/// </summary>
internal static class Confinement
{
    /// <summary>The word behind the program's name.</summary>
    public const string Verb = "confine";

    private const int Failed = 126;

    // The runtime's and the system's libraries, which everybody may read anyway; what the runtime asks of the system at its start.
    private static readonly string[] _folders = ["/usr", "/lib", "/lib64", "/bin", "/nix/store", "/proc/self", "/sys/fs/cgroup", "/sys/devices/system"];

    private static readonly string[] _files =
    [
        "/etc/ld.so.cache", "/etc/ssl/openssl.cnf", "/etc/pki/tls/openssl.cnf", "/proc/meminfo", "/proc/cpuinfo", "/proc/stat",
        "/proc/sys/vm/overcommit_memory", "/dev/null", "/dev/zero", "/dev/random", "/dev/urandom",
    ];

    /// <summary>Becomes the program. Returns only where that fails: the exit code, with the reason on the error output.</summary>
    public static int Run(string[] command)
    {
        try
        {
            Landlock.Restrict([.. _folders, .. Runtime(), .. Libraries(), Path.Combine(AppContext.BaseDirectory, "runtimes")], [.. _files, .. Program()]);
            string?[] words = [.. command, null];
            throw Execute(command[0], words) == 0 ? new InvalidOperationException("A program that began returned.") : new Win32Exception(Marshal.GetLastPInvokeError());
        }
        catch (Win32Exception exception)
        {
            Console.Error.Write($"files stay open to it: {exception.Message}");
            return Failed;
        }
    }

    // Where it is not below /usr.
    private static IEnumerable<string> Runtime()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return File.Exists(Path.Combine(root, "dotnet")) ? [root] : [];
    }

    private static string[] Libraries() =>
        Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];

    // One by one: an operator's settings lie beside the program.
    private static IEnumerable<string> Program() => Directory
        .EnumerateFiles(AppContext.BaseDirectory)
        .Where(path => Path.GetExtension(path) is ".dll" or ".so" || path.EndsWith(".deps.json", StringComparison.Ordinal) || path.EndsWith(".runtimeconfig.json", StringComparison.Ordinal));

    [DllImport("libc", EntryPoint = "execvp", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Execute([MarshalAs(UnmanagedType.LPStr)] string file, [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] words);
}
