using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Fixtures.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Postgres;

public sealed class PrivatePostgresTests : IDisposable
{
    private readonly TestFolder folder = TestFolder.Create();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.Path, "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Start_Twice_FindsTheDataOnTheSamePort()
    {
        string first;
        await using (var postgres = await StartDurableAsync())
        {
            first = postgres.ConnectionString;
            await WriteAsync(postgres);
        }

        await using var again = await StartDurableAsync();
        Assert.Equal(first, again.ConnectionString);
        Assert.Equal(1L, await CountAsync(again));
        Assert.Equal(first, (await File.ReadAllTextAsync(Path.Combine(Data, "connection-string"), Cancelled)).Trim());
    }

    [Fact]
    public async Task Start_Fresh_KeepsItsSecretsAndListensOnLoopbackOnly()
    {
        await using var postgres = await StartDurableAsync();
        const UnixFileMode ours = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in (string[])["passwords", "connection-string", "postgres.log"])
        {
            Assert.Equal(ours, File.GetUnixFileMode(Path.Combine(Data, file)));
        }

        Assert.Equal("127.0.0.1", await ScalarAsync(postgres.ConnectionString, "SHOW listen_addresses"));
        Assert.Equal("on", await ScalarAsync(postgres.ConnectionString, "SHOW fsync"));
        Assert.Equal("on", await ScalarAsync(postgres.ConnectionString, "SHOW data_checksums"));
        Assert.Equal(false, await ScalarAsync(postgres.ConnectionString, "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"));
        var wrong = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "wrong", Pooling = false };
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(wrong.ConnectionString, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Start_SecondOwner_IsRefusedWithWhatToDo()
    {
        await using var postgres = await StartAsync();
        var error = await Assert.ThrowsAsync<DataDirectoryInUseException>(StartAsync);
        Assert.Contains("ConnectionStrings__Postgres", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await ScalarAsync(postgres.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Stop_Twice_LeavesNoProcess()
    {
        var postgres = await StartDurableAsync();
        var pid = postgres.ProcessId;
        await postgres.StopAsync();
        await postgres.DisposeAsync();
        Assert.False(PosixSignal.IsAlive(pid));
    }

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

    [Fact]
    public async Task Start_AnotherMajorVersion_IsRefusedWithWhatToDo()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Data, "pg", "PG_VERSION"), "9\n", Cancelled);
        var error = await Assert.ThrowsAsync<PostgresVersionException>(StartAsync);
        Assert.Contains("Install PostgreSQL 9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NoBinaries_SaysWhatToInstall()
    {
        var error = await Assert.ThrowsAsync<PostgresNotFoundException>(() => StartAsync(new() { DataDirectory = Data, SearchPath = folder.Path }));
        Assert.Equal("PostgreSQL was not found. Install it (Debian: apt-get install postgresql) or set ConnectionStrings__Postgres", error.Message);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Start_PasswordsAreGone_SaysSo()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(Data, "passwords"));
        var error = await Assert.ThrowsAsync<PrivatePostgresException>(StartAsync);
        Assert.Contains("passwords is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ClusterOfAnotherUser_IsRefusedWithWhatToDo()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can make such a cluster");
        await (await StartAsync()).DisposeAsync();
        await ShellCommand.RunOrThrowAsync(["chown", "nobody", Path.Combine(Data, "pg")], Cancelled);
        var error = await Assert.ThrowsAsync<PrivatePostgresException>(StartAsync);
        Assert.Contains("belongs to nobody", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ParentIsOursAlone_PutsTheClusterElsewhere()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs PostgreSQL as somebody else");
        var closed = Path.Combine(folder.Path, "home");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new PrivatePostgresOptions { DataDirectory = Path.Combine(closed, "clone", ".data"), Shelter = Path.Combine(folder.Path, "shelter"), Throwaway = true };
        await using (var postgres = await StartAsync(options))
        {
            await WriteAsync(postgres);
        }

        Assert.False(Directory.Exists(Path.Combine(options.DataDirectory, "pg")));
        await using (var again = await StartAsync(options))
        {
            Assert.Equal(1L, await CountAsync(again));
            // A copy of the data directory points to the same cluster, which has its owner.
            var copy = Path.Combine(folder.Path, "copy");
            Directory.CreateDirectory(copy);
            foreach (var file in Directory.EnumerateFiles(options.DataDirectory).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            await Assert.ThrowsAsync<DataDirectoryInUseException>(() => StartAsync(options with { DataDirectory = copy }));
        }

        Directory.Delete(options.Shelter, recursive: true);
        var error = await Assert.ThrowsAsync<PrivatePostgresException>(() => StartAsync(options));
        Assert.Contains("is not there", error.Message, StringComparison.Ordinal);
    }

    private static Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options) =>
        PrivatePostgres.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, Cancelled);

    // As the product does it.
    private Task<PrivatePostgres> StartDurableAsync() => PrivatePostgres.StartAsync(Data, NullLoggerFactory.Instance, TimeProvider.System, Cancelled);

    // Where a test is not about what the disk keeps, the disk's pace does not matter.
    private Task<PrivatePostgres> StartAsync() => StartAsync(new() { DataDirectory = Data, Throwaway = true });

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

    private static async Task WriteAsync(PrivatePostgres postgres) =>
        await ScalarAsync(postgres.ConnectionString, "CREATE TABLE kept AS SELECT 1 AS id");

    private static Task<object?> CountAsync(PrivatePostgres postgres) => ScalarAsync(postgres.ConnectionString, "SELECT count(*) FROM kept");

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

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(alone);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancelled);
    }
}
