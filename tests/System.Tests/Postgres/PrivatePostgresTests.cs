using Npgsql;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Postgres;

/// <summary>Started, started again, stopped.</summary>
public sealed class PrivatePostgresTests : PrivatePostgresTest
{
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
    public async Task Stop_Twice_LeavesNoProcess()
    {
        var postgres = await StartDurableAsync();
        var pid = postgres.ProcessId;
        await postgres.StopAsync();
        await postgres.DisposeAsync();
        Assert.False(PosixSignal.IsAlive(pid));
    }

    [Fact]
    public async Task Start_ParentIsOursAlone_PutsTheClusterElsewhere()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs PostgreSQL as somebody else");
        var closed = Path.Combine(Folder, "home");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = new PrivatePostgresOptions { DataDirectory = Path.Combine(closed, "clone", ".data"), Shelter = Path.Combine(Folder, "shelter"), Throwaway = true };
        await using (var postgres = await StartAsync(options))
        {
            await WriteAsync(postgres);
        }

        Assert.False(Directory.Exists(Path.Combine(options.DataDirectory, "pg")));
        await using (var again = await StartAsync(options))
        {
            Assert.Equal(1L, await CountAsync(again));
            // A copy of the data directory points to the same cluster, which has its owner.
            var copy = Path.Combine(Folder, "copy");
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
}
