using System.Globalization;

namespace OrleansResume.Silo.Postgres;

/// <summary>
/// The settings of a private PostgreSQL, given on its command line, so that a newer version of ours changes them by being
/// started, and a cluster from an older one has no stale file to win over them.
/// </summary>
internal static class PostmasterSettings
{
    public const string Superuser = "postgres";
    public const string ProductRole = "orleansresume";
    public const string Database = "orleansresume";

    public static IEnumerable<string> For(int port, bool throwaway)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "127.0.0.1",
            ["port"] = port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = "",
            ["max_connections"] = "200",
            ["shared_buffers"] = throwaway ? "64MB" : SharedBuffers(),
            ["fsync"] = throwaway ? "off" : "on",
            ["full_page_writes"] = throwaway ? "off" : "on",
            ["synchronous_commit"] = "on",
            ["max_wal_size"] = "2GB",
            ["wal_compression"] = "on",
            // Short statements only: compiling a plan would cost more than running it.
            ["jit"] = "off",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["log_line_prefix"] = "%m [%p] ",
            ["log_checkpoints"] = "off",
            // The detail of an error is the row it was about, which may be somebody's resume.
            ["log_error_verbosity"] = "terse",
            ["log_parameter_max_length_on_error"] = "0",
            ["log_autovacuum_min_duration"] = "-1",
        };
        return settings.SelectMany(pair => (string[])["-c", $"{pair.Key}={pair.Value}"]);
    }

    // PostgreSQL relies on the system's page cache too, so an eighth is plenty on a machine shared with the silo.
    private static string SharedBuffers() =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / (1024 * 1024), 128, 1024)}MB");
}
