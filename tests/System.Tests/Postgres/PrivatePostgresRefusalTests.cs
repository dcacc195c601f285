using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Postgres;

/// <summary>What cannot be started says what to do.</summary>
public sealed class PrivatePostgresRefusalTests : PrivatePostgresTest
{
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
        var error = await Assert.ThrowsAsync<PostgresNotFoundException>(() => StartAsync(new() { DataDirectory = Data, SearchPath = Folder }));
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
}
