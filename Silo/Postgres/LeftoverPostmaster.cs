using System.Globalization;

namespace OrleansResume.Silo.Postgres;

/// <summary>
/// A PostgreSQL that outlived the process which started it. The data directory's lock is ours by now, so nobody needs it:
/// it is asked to end, and ours starts on what it wrote.
/// </summary>
internal static class LeftoverPostmaster
{
    public static async Task EndAsync(string cluster, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var pidFile = Path.Combine(cluster, "postmaster.pid");
        if (!File.Exists(pidFile) || ReadPid(pidFile) is not { } pid || !PosixSignal.IsAlive(pid))
        {
            return;
        }

        if (!await RunsClusterAsync(pid, cluster, cancellationToken))
        {
            // The number belongs to somebody else by now. PostgreSQL would take that process for its predecessor.
            File.Delete(pidFile);
            return;
        }

        foreach (var signal in (int[])[PosixSignal.Interrupt, PosixSignal.Quit])
        {
            PosixSignal.Send(pid, signal);
            var began = time.GetTimestamp();
            while (time.GetElapsedTime(began) < patience)
            {
                if (!PosixSignal.IsAlive(pid) || !await RunsClusterAsync(pid, cluster, cancellationToken))
                {
                    return;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
            }
        }

        throw new PrivatePostgresException($"A PostgreSQL from an earlier start (process {pid}) still runs {cluster} and does not end. End it with: kill -QUIT {pid}");
    }

    // A single-user backend writes its number negative.
    private static int? ReadPid(string pidFile) =>
        int.TryParse(File.ReadLines(pidFile).FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pid) && pid != 0
            ? Math.Abs(pid)
            : null;

    // The folder stands in the command line. A process that has ended but was not collected by its parent has none.
    private static async Task<bool> RunsClusterAsync(int pid, string cluster, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            var listed = await ShellCommand.RunAsync(["ps", "-o", "args=", "-p", pid.ToString(CultureInfo.InvariantCulture)], cancellationToken);
            return listed.Output.Split(' ').Contains(cluster, StringComparer.Ordinal);
        }

        try
        {
            return (await File.ReadAllTextAsync($"/proc/{pid}/cmdline", cancellationToken)).Split('\0').Contains(cluster, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or IOException)
        {
            return false;
        }
    }
}
