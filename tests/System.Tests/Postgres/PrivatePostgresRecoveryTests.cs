using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Postgres;

/// <summary>What a kill, a crash or a power cut leaves behind is found and mended.</summary>
public sealed class PrivatePostgresRecoveryTests : PrivatePostgresTest
{
    [Fact(Timeout = 60_000)]
    public async Task Postmaster_Killed_IsStartedAgainOnTheSamePort()
    {
        await using var postgres = await StartDurableAsync();
        await WriteAsync(postgres);
        var began = (DateTime)(await ScalarAsync(postgres.ConnectionString, "SELECT pg_postmaster_start_time()"))!;
        Process.GetProcessById(postgres.ProcessId).Kill();
        Assert.Equal(1L, await CountWhenBackAsync(postgres, TestContext.Current.CancellationToken));
        Assert.True((DateTime)(await ScalarAsync(postgres.ConnectionString, "SELECT pg_postmaster_start_time()"))! > began);
    }

    [Fact(Timeout = 60_000)]
    public async Task Owner_Killed_PostmasterEndsWithIt()
    {
        await using var owner = await ServerProcess.Silo($"--DataDirectory={Data}").Ready();
        var pid = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "pg", "postmaster.pid"), Cancelled))[0], CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(pid);
        await owner.Kill();
        await postmaster.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(PosixSignal.IsAlive(pid));
        await (await StartAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Start_LeftoverPostmaster_IsEndedFirst()
    {
        await using (var postgres = await StartAsync())
        {
            await WriteAsync(postgres);
        }

        // As after kill -9 of us and of the watch: nobody holds the lock, PostgreSQL runs.
        using var orphan = await StartByHandAsync();
        var pid = orphan.Id;
        await using var again = await StartAsync();
        Assert.NotEqual(pid, again.ProcessId);
        Assert.False(PosixSignal.IsAlive(pid));
        Assert.Equal(1L, await CountAsync(again));
    }

    [Fact]
    public async Task Start_AfterAKilledPostmaster_Recovers()
    {
        await using (var postgres = await StartDurableAsync())
        {
            await WriteAsync(postgres);
        }

        using (var orphan = await StartByHandAsync())
        {
            orphan.Kill();
            await orphan.WaitForExitAsync(Cancelled);
        }

        Assert.True(File.Exists(Path.Combine(Data, "pg", "postmaster.pid")));
        await using var again = await StartDurableAsync();
        Assert.Equal(1L, await CountAsync(again));
    }

    [Fact]
    public async Task Start_PidFileNamesAStranger_IgnoresIt()
    {
        await using (var postgres = await StartAsync())
        {
            await WriteAsync(postgres);
        }

        var pidFile = Path.Combine(Data, "pg", "postmaster.pid");
        await File.WriteAllTextAsync(pidFile, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{Path.Combine(Data, "pg")}\n1\n5432\n\n127.0.0.1\n"), Cancelled);
        await using var again = await StartAsync();
        Assert.Equal(1L, await CountAsync(again));
    }

    [Fact]
    public async Task Start_HalfMadeCluster_IsMadeAnew()
    {
        var half = Path.Combine(Data, "pg.new", "pg");
        Directory.CreateDirectory(half);
        await File.WriteAllTextAsync(Path.Combine(half, "PG_VERSION"), "15\n", Cancelled);
        await using var postgres = await StartAsync();
        await WriteAsync(postgres);
        Assert.False(Directory.Exists(Path.Combine(Data, "pg.new")));
    }

    private async Task<Process> StartByHandAsync()
    {
        var cluster = Path.Combine(Data, "pg");
        var installation = PostgresInstallation.Choose(await PostgresInstallation.FindAllAsync(searchPath: null, Cancelled), cluster);
        var account = await PostgresAccount.ForAsync(cluster, Cancelled);
        var info = ShellCommand.Describe(account.Run([installation.Postgres, "-D", cluster, "-c", "listen_addresses=", "-c", "unix_socket_directories=/tmp"]));
        info.RedirectStandardError = true;
        var process = Process.Start(info)!;
        while (await process.StandardError.ReadLineAsync(Cancelled) is { } line && !line.Contains("ready to accept", StringComparison.Ordinal))
        {
            Assert.DoesNotContain("FATAL", line, StringComparison.Ordinal);
        }

        return process;
    }

    private static async Task<object?> CountWhenBackAsync(PrivatePostgres postgres, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await CountAsync(postgres);
            }
            catch (NpgsqlException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
