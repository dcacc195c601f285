using System.Runtime.InteropServices;

namespace OrleansResume.Silo.Postgres;

/// <summary>Signals to processes that .NET itself cannot send.</summary>
internal static class PosixSignal
{
    /// <summary>To a postmaster: roll back what runs, write everything down, end.</summary>
    public const int Interrupt = 2;

    /// <summary>To a postmaster: end at once; the next start recovers from the log.</summary>
    public const int Quit = 3;

    private const int NoSuchProcess = 3;

    /// <summary>False when the process is gone.</summary>
    public static bool Send(int pid, int signal) => Kill(pid, signal) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    public static bool IsAlive(int pid) => Send(pid, 0);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
