using System.Globalization;

namespace OrleansResume.Silo.Postgres;

/// <summary>A folder with <c>initdb</c> and <c>postgres</c>, and their major version.</summary>
internal sealed record PostgresInstallation(string Bin, string Major)
{
    public string Initdb => Path.Combine(Bin, "initdb");

    public string Postgres => Path.Combine(Bin, "postgres");

    /// <summary>All installations, those on the path first, then the usual places, newest first.</summary>
    /// <param name="searchPath">Folders to look in instead, as in PATH.</param>
    /// <exception cref="PostgresNotFoundException">There is none.</exception>
    public static async Task<IReadOnlyList<PostgresInstallation>> FindAllAsync(string? searchPath, CancellationToken cancellationToken)
    {
        var folders = searchPath is null ? [.. OnPath(Environment.GetEnvironmentVariable("PATH")), .. UsualPlaces()] : OnPath(searchPath);
        var found = new List<PostgresInstallation>();
        foreach (var bin in folders.Select(RealFolder).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var version = await ShellCommand.RunAsync([Path.Combine(bin, "postgres"), "--version"], cancellationToken);
            if (version.ExitCode == 0 && MajorOf(version.Output) is { } major)
            {
                found.Add(new PostgresInstallation(bin, major));
            }
        }

        return found.Count > 0 ? found : throw new PostgresNotFoundException();
    }

    /// <summary>The one that can run a cluster, or the first for a new cluster.</summary>
    /// <exception cref="PostgresVersionException">The cluster needs a version that is not installed.</exception>
    public static PostgresInstallation Choose(IReadOnlyList<PostgresInstallation> installed, string? cluster)
    {
        if (cluster is null)
        {
            return installed[0];
        }

        var wanted = File.ReadAllText(Path.Combine(cluster, "PG_VERSION")).Trim();
        return installed.FirstOrDefault(installation => string.Equals(installation.Major, wanted, StringComparison.Ordinal))
            ?? throw new PostgresVersionException(cluster, wanted, string.Join(", ", installed.Select(installation => installation.Major).Distinct(StringComparer.Ordinal)));
    }

    private static string[] OnPath(string? path) => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> UsualPlaces() =>
    [
        .. Versioned("/usr/lib/postgresql", "*", "bin"),
        "/usr/local/pgsql/bin",
        .. Versioned("/opt/homebrew/opt", "postgresql@*", "bin"),
        .. Versioned("/usr/local/opt", "postgresql@*", "bin"),
    ];

    private static IEnumerable<string> Versioned(string parent, string pattern, string below) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder).Split('@')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Select(folder => Path.Combine(folder, below))
            : [];

    // PATH often holds links only; initdb must be found beside the real postgres.
    private static string? RealFolder(string folder)
    {
        var postgres = new FileInfo(Path.Combine(folder, "postgres"));
        if (!postgres.Exists)
        {
            return null;
        }

        var bin = Path.GetDirectoryName(postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName);
        return bin is not null && File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")) ? bin : null;
    }

    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "postgres (PostgreSQL) 17beta1"
    private static string? MajorOf(string version)
    {
        var words = version.Split(' ');
        var digits = words.Length < 3 ? "" : new string([.. words[2].TakeWhile(char.IsAsciiDigit)]);
        return digits.Length > 0 ? digits : null;
    }
}
