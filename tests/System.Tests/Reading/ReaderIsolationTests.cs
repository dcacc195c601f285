using System.Diagnostics;
using OrleansResume.Fixtures;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Reading;

namespace OrleansResume.System.Tests.Reading;

/// <summary>What a reader could reach if a file made it do what it wants, tried by programs in its place.</summary>
[Collection("readers of this process")]
public sealed class ReaderIsolationTests
{
    // The host, its assembly and the verb: what a reader runs, once everything is taken from it.
    private const int Program = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Command_FilesOfOthers_CannotBeOpenedListedOrMade()
    {
        var command = await Command();
        Assert.SkipUnless(command.FilesOpen is null, "this system has no Landlock");
        using var folder = TestFolder.Create();
        var secret = Path.Combine(folder.Path, "secret");
        await File.WriteAllTextAsync(secret, "a secret", Token);

        Assert.Equal("a secret", await Run([], ["cat", secret]));
        Assert.Null(await Run(Before(command), ["cat", secret]));
        Assert.Null(await Run(Before(command), ["ls", folder.Path]));
        Assert.Null(await Run(Before(command), ["cat", "/etc/passwd"]));
        // Where a silo's connection string would stand.
        Assert.Null(await Run(Before(command), ["cat", $"/proc/{Environment.ProcessId}/environ"]));
        Assert.Null(await Run(Before(command), ["cat", $"/proc/{Environment.ProcessId}/cmdline"]));
        Assert.Null(await Run(Before(command), ["touch", Path.Combine(folder.Path, "made")]));
        Assert.Null(await Run(Before(command), ["kill", "-0", $"{Environment.ProcessId}"]));
        Assert.NotNull(await Run(Before(command), ["cat", command.Words[^2]]));
    }

    [Fact]
    public async Task Command_OfAPool_IsToldToOperatorsOnceItIsKnown()
    {
        using var pool = Readers.Real();
        Assert.Equal((null, null), (pool.InUse().ReachNetwork, pool.InUse().ReachFiles));
        Assert.NotNull(pool.InUse().NotIsolated);

        Assert.True((await pool.Read(SmallResume.Bytes, Token)).TryGet(out _, out _));

        var command = await Command();
        Assert.Equal((command.NetworkOpen is not null, command.FilesOpen is not null), (pool.InUse().ReachNetwork, pool.InUse().ReachFiles));
        Assert.Equal(command is { NetworkOpen: null, FilesOpen: null }, pool.InUse().NotIsolated is null);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Command_ThatIsNotFound_IsNotIsolated()
    {
        using var pool = Readers.Pool(_ => throw new IOException("no such place"));
        await pool.StartAsync(Token);
        await pool.StartedAsync(Token);

        Assert.Equal((null, null), (pool.InUse().ReachNetwork, pool.InUse().ReachFiles));
        Assert.NotNull(pool.InUse().NotIsolated);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Command_OnASystemThatTakesNothingAway_SaysWhatStaysOpen()
    {
        var words = await Command();
        using var pool = Readers.Pool(_ => Task.FromResult(words with { NetworkOpen = "unshare is not installed", FilesOpen = "no Landlock" }));
        Assert.True((await pool.Read(SmallResume.Bytes, Token)).TryGet(out _, out _));

        Assert.Equal((true, true), (pool.InUse().ReachNetwork, pool.InUse().ReachFiles));
        Assert.Equal("unshare is not installed; no Landlock", pool.InUse().NotIsolated);
        await pool.StopAsync(Token);
    }

    private static Task<ReaderCommand> Command() => ReaderCommands.Find(Token);

    private static string[] Before(ReaderCommand command) => [.. command.Words.SkipLast(Program)];

    // What it wrote; null where it failed.
    private static async Task<string?> Run(string[] before, string[] program)
    {
        string[] words = [.. before, .. program];
        var info = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        info.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(info) ?? throw new InvalidOperationException("It did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var written = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return process.ExitCode == 0 ? written : null;
    }
}
