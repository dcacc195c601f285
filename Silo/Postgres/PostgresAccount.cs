namespace OrleansResume.Silo.Postgres;

/// <summary>The account PostgreSQL runs under: our own, or another one when we are root, as which it refuses to run.</summary>
internal sealed class PostgresAccount
{
    private const string ForRoot = "postgres";

    private readonly string? name;

    private PostgresAccount(string? name) => this.name = name;

    /// <summary>True when commands run as somebody else than we are.</summary>
    public bool IsOther => name is not null;

    /// <param name="cluster">An existing cluster; null: a new one.</param>
    /// <exception cref="PrivatePostgresException">We are root, and there is no account to change to or the cluster is another user's.</exception>
    public static async Task<PostgresAccount> ForAsync(string? cluster, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new PostgresAccount(null);
        }

        if (!ExecutableExists("setpriv") || (await ShellCommand.RunAsync(["id", ForRoot], cancellationToken)).ExitCode != 0)
        {
            throw new PrivatePostgresException(
                $"PostgreSQL does not run as root, and this needs the account '{ForRoot}' and the command setpriv. Create them (Debian: apt-get install postgresql util-linux), start as another user, or set ConnectionStrings__Postgres");
        }

        // Running it as its owner would work once: the files we write would be root's, and the owner's next start would fail.
        if (cluster is not null && await ShellCommand.RunOrThrowAsync(["stat", "-c", "%U", cluster], cancellationToken) is var owner && !string.Equals(owner, ForRoot, StringComparison.Ordinal))
        {
            throw new PrivatePostgresException($"{cluster} belongs to {owner}. Start as that user, or set DataDirectory to another folder");
        }

        return new PostgresAccount(ForRoot);
    }

    /// <summary>The same command, run by this account.</summary>
    public IEnumerable<string> Run(params IEnumerable<string> command) =>
        name is null ? command : ["setpriv", $"--reuid={name}", $"--regid={name}", "--init-groups", .. command];

    /// <summary>Makes a folder that only this account may enter.</summary>
    public async Task CreateFolderAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await GiveAsync(path, cancellationToken);
    }

    /// <summary>Hands a file or folder to this account.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (name is not null)
        {
            await ShellCommand.RunOrThrowAsync(["chown", $"{name}:", path], cancellationToken);
        }
    }

    /// <summary>Whether this account can reach what lies in the folder, through all its parents.</summary>
    public async Task<bool> MayEnterAsync(string folder, CancellationToken cancellationToken) =>
        (await ShellCommand.RunAsync(Run("test", "-x", folder), cancellationToken)).ExitCode == 0;

    public static bool ExecutableExists(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)));
}
