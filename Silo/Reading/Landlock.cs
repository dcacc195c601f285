using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OrleansResume.Silo.Reading;

/// <summary>Linux' Landlock: a thread, and every program that it becomes, gives up what it does not need. Not to be undone.</summary>
internal static class Landlock
{
    // The same on every architecture.
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;

    private const int AskVersion = 1;
    private const int PathBeneath = 1;
    private const int NoNewPrivileges = 38;
    private const int PathOnly = 0x200000;
    private const int CloseOnExecute = 0x80000;

    private const ulong Execute = 1 << 0;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;

    // Rights of files that each version of the kernel's interface knows, and the number of its highest one.
    private static readonly (int Version, int Rights)[] _rights = [(1, 13), (2, 14), (3, 15), (5, 16)];

    /// <summary>Leaves reading and executing what is in these folders and these files; what does not exist is left out.</summary>
    /// <exception cref="Win32Exception">The system does not have it, or does not let us.</exception>
    public static void Restrict(IEnumerable<string> folders, IEnumerable<string> files)
    {
        var version = (int)Checked(Call(CreateRuleset, 0, 0, AskVersion));
        var wanted = new Ruleset
        {
            Files = (1UL << _rights.Last(known => known.Version <= version).Rights) - 1,
            // TCP, both ways; sockets without a file; signals to others.
            Network = version >= 4 ? 3UL : 0,
            Scopes = version >= 6 ? 3UL : 0,
        };
        var ruleset = (int)Checked(Create(CreateRuleset, wanted, Marshal.SizeOf<Ruleset>(), 0));
        foreach (var folder in folders)
        {
            Allow(ruleset, folder, Execute | ReadFile | ReadFolder);
        }

        foreach (var file in files)
        {
            Allow(ruleset, file, Execute | ReadFile);
        }

        Checked(Control(NoNewPrivileges, 1, 0, 0, 0));
        Checked(Call(RestrictSelf, ruleset, 0, 0));
    }

    private static void Allow(int ruleset, string path, ulong rights)
    {
        var opened = Open(path, PathOnly | CloseOnExecute);
        if (opened >= 0)
        {
            Checked(Add(AddRule, ruleset, PathBeneath, new Beneath { Rights = rights, Opened = opened }, 0));
            Checked(Close(opened));
        }
    }

    private static long Checked(long result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct Beneath
    {
        public ulong Rights;
        public int Opened;
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Call(nint number, nint first, nint second, nint third);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Create(nint number, in Ruleset ruleset, nint size, nint flags);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Add(nint number, nint ruleset, nint kind, in Beneath rule, nint flags);

    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int opened);
}
