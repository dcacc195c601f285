using System.Globalization;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>
/// Processor time of the load, the server and PostgreSQL, from <c>/proc</c>: what a figure costs says more than the figure, on a
/// machine where others work too.
/// </summary>
internal sealed class ProcessorTime(int server, int postmaster)
{
    // Linux counts in hundredths of a second (USER_HZ).
    private const double TickMilliseconds = 10;

    /// <summary>Milliseconds since each was started.</summary>
    public (double Load, double Server, double Database) Read() => (Of(Environment.ProcessId), Of(server), OfPostgres());

    // Those that have ended are counted by their parent.
    private double OfPostgres() => Fields(postmaster) is { } own
        ? Ticks(own, children: true) + Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit)).Select(name => Fields(int.Parse(name, CultureInfo.InvariantCulture)))
            .OfType<string[]>().Where(fields => fields[1] == postmaster.ToString(CultureInfo.InvariantCulture)).Sum(fields => Ticks(fields, children: false))
        : 0;

    private static double Of(int process) => Fields(process) is { } fields ? Ticks(fields, children: false) : 0;

    private static double Ticks(string[] fields, bool children) =>
        fields[11..(children ? 15 : 13)].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) * TickMilliseconds;

    // Behind the name, which may hold anything: state, parent, ... utime, stime, cutime, cstime. Null where it has ended.
    private static string[]? Fields(int process)
    {
        try
        {
            var line = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
