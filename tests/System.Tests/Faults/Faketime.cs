using OrleansResume.Fixtures.Processes;

namespace OrleansResume.System.Tests.Faults;

/// <summary>Debian's libfaketime: a process with another clock on the wall. ./test fetches it; without it what needs it fails.</summary>
internal static class Faketime
{
    private const string Library = "libfaketimeMT.so.1";
    private static readonly string _fetched = Path.Combine(Repository.Root, ".cache", "libfaketime");

    /// <summary>The environment of a process whose clock on the wall is off.</summary>
    public static IReadOnlyDictionary<string, string> Off(TimeSpan by) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LD_PRELOAD"] = Find(),
        ["FAKETIME"] = FormattableString.Invariant($"{(by < TimeSpan.Zero ? '-' : '+')}{Math.Abs(by.TotalSeconds):0}"),
        // The monotonic clock, by which it waits, is left alone, and so are waits: what the library does to them for the sake of some
        // versions of glibc makes .NET's end at once.
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
    };

    // Where Debian's package puts it; a search of all that lies below would follow links for ever.
    private static string Find() => new[] { Path.Combine(_fetched, "usr", "lib"), "/usr/lib" }
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Select(architecture => Path.Combine(architecture, "faketime", Library))
        .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"{Library} was not found. ./test fetches it; else install it (Debian: package libfaketime).");
}
