using System.Diagnostics;

namespace OrleansResume.Silo.Postgres;

/// <summary>A command of the operating system, run to its end.</summary>
internal static class ShellCommand
{
    // Our own environment holds secrets, and PG* variables or a service manager's socket would change what PostgreSQL does.
    private static readonly string[] Kept = ["PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR"];

    public static ProcessStartInfo Describe(IEnumerable<string> command)
    {
        var words = command.ToArray();
        var info = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, WorkingDirectory = "/" };
        var kept = Kept.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.value is not null).ToArray();
        info.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            info.Environment[name] = value;
        }

        // Messages are compared with English ones.
        info.Environment["LC_ALL"] = "C";
        return info;
    }

    public static async Task<CommandResult> RunAsync(IEnumerable<string> command, CancellationToken cancellationToken)
    {
        var info = Describe(command);
        info.RedirectStandardInput = true;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        using var process = Process.Start(info) ?? throw new PrivatePostgresException($"{info.FileName} did not start");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, (await output).Trim(), (await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <exception cref="PrivatePostgresException">The command ended with a code other than 0.</exception>
    public static async Task<string> RunOrThrowAsync(IEnumerable<string> command, CancellationToken cancellationToken)
    {
        var words = command.ToArray();
        var result = await RunAsync(words, cancellationToken);
        return result.ExitCode == 0
            ? result.Output
            : throw new PrivatePostgresException($"'{string.Join(' ', words)}' failed ({result.ExitCode}): {LastLine(result)}");
    }

    private static string LastLine(CommandResult result) =>
        (result.Error.Length > 0 ? result.Error : result.Output).Split('\n')[^1];
}

internal sealed record CommandResult(int ExitCode, string Output, string Error);
