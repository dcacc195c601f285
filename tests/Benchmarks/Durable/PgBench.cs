using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>The floor of this machine: PostgreSQL's own load program with one-row updates, each a commit of its own.</summary>
internal static class PgBench
{
    /// <summary>Transactions a second, as it says itself. The table is <see cref="Commits"/>'.</summary>
    public static async Task<double> PerSecond(TestDatabase database, int clients, TimeSpan span)
    {
        var installation = PostgresInstallation.Choose(await PostgresInstallation.FindAllAsync(searchPath: null, CancellationToken.None), cluster: null);
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $"\\set id random(1, {Commits.Rows})\nUPDATE floor SET n = n + 1 WHERE id = :id;\n");
            var at = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            string[] arguments =
            [
                "-h", at.Host!, "-p", at.Port.ToString(CultureInfo.InvariantCulture), "-U", at.Username!, "-n", "-M", "prepared", "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", "2",
                "-T", span.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), "-f", script, at.Database!,
            ];
            var start = new ProcessStartInfo(Path.Combine(installation.Bin, "pgbench"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            start.Environment["PGPASSWORD"] = at.Password;
            using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
            var errors = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            var rate = said.Split('\n').FirstOrDefault(line => line.StartsWith("tps = ", StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"pgbench ended with {process.ExitCode}: {await errors}");
            return double.Parse(rate.Split(' ')[2], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }
}
