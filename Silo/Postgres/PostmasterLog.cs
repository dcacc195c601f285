using System.Text;

namespace OrleansResume.Silo.Postgres;

/// <summary>What PostgreSQL wrote to its log.</summary>
internal static class PostmasterLog
{
    /// <param name="path">The log.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    public static string Since(string path, long offset)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(Math.Min(offset, file.Length), SeekOrigin.Begin);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The line that says why it ended.</summary>
    public static string Reason(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reason = lines.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "it said nothing";
        var level = reason.IndexOf("FATAL", StringComparison.Ordinal);
        return level < 0 ? reason : reason[level..];
    }
}
