namespace OrleansResume.Silo.Postgres;

/// <summary>Where the cluster lies: in the data directory, or elsewhere when PostgreSQL's account may not enter that.</summary>
internal static class ClusterPlace
{
    private const string ClusterFolder = "pg";
    private const string PointerFile = "cluster-location";

    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <returns>The folder of the cluster made by an earlier start, or null.</returns>
    /// <exception cref="PrivatePostgresException">It was moved away.</exception>
    public static string? Existing(string dataDirectory)
    {
        var cluster = Path.Combine(PointedTo(dataDirectory) ?? dataDirectory, ClusterFolder);
        return Directory.Exists(cluster) ? cluster : null;
    }

    /// <returns>The folder to make a cluster in.</returns>
    public static async Task<string> ForNewAsync(PrivatePostgresOptions options, PostgresAccount account, CancellationToken cancellationToken)
    {
        if (PointedTo(options.DataDirectory) is { } begun)
        {
            return Path.Combine(begun, ClusterFolder);
        }

        if (!account.IsOther || await account.MayEnterAsync(options.DataDirectory, cancellationToken))
        {
            return Path.Combine(options.DataDirectory, ClusterFolder);
        }

        var folder = Path.Combine(options.Shelter, Guid.CreateVersion7().ToString("N"));
        foreach (var path in (string[])[options.Shelter, folder])
        {
            Directory.CreateDirectory(path);
            // A careful root's umask would keep others out.
            File.SetUnixFileMode(path, Passable);
        }

        if (!await account.MayEnterAsync(folder, cancellationToken))
        {
            throw new PrivatePostgresException($"PostgreSQL's account may enter neither {options.DataDirectory} nor {folder}. Set DataDirectory to a folder it may enter");
        }

        // Named before anything is made there, so that the next start finds what a crash leaves behind.
        PrivateFile.Write(Path.Combine(options.DataDirectory, PointerFile), folder);
        return Path.Combine(folder, ClusterFolder);
    }

    private static string? PointedTo(string dataDirectory)
    {
        var pointer = Path.Combine(dataDirectory, PointerFile);
        if (!File.Exists(pointer))
        {
            return null;
        }

        var folder = File.ReadAllText(pointer).Trim();
        return Directory.Exists(folder)
            ? folder
            : throw new PrivatePostgresException($"{pointer} says that the data is in {folder}, which is not there. Bring it back, or delete {pointer} to start with an empty database");
    }
}
