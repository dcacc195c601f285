namespace OrleansResume.Silo.Postgres;

/// <summary>Makes a cluster beside its place and moves it there when it is whole, so that a crash leaves none or all of it.</summary>
internal static class ClusterCreation
{
    public static async Task CreateAsync(PostgresInstallation installation, PostgresAccount account, string cluster, string superuserPassword, bool throwaway, CancellationToken cancellationToken)
    {
        var workshop = cluster + ".new";
        if (Directory.Exists(workshop))
        {
            Directory.Delete(workshop, recursive: true);
        }

        await account.CreateFolderAsync(workshop, cancellationToken);
        var passwordFile = Path.Combine(workshop, "password");
        PrivateFile.Write(passwordFile, superuserPassword);
        await account.GiveAsync(passwordFile, cancellationToken);

        var fresh = Path.Combine(workshop, "pg");
        await ShellCommand.RunOrThrowAsync(
            account.Run([
                installation.Initdb, "--pgdata", fresh, "--username", PostmasterSettings.Superuser, "--pwfile", passwordFile,
                "--auth", "scram-sha-256", "--encoding", "UTF8",
                // The C library of other systems may lack C.UTF-8; C sorts the same and only knows fewer capital letters.
                "--locale", OperatingSystem.IsLinux() ? "C.UTF-8" : "C",
                "--data-checksums", .. throwaway ? ["--no-sync"] : Array.Empty<string>()]),
            cancellationToken);

        File.Delete(passwordFile);
        Directory.Move(fresh, cluster);
        Directory.Delete(workshop, recursive: true);
    }
}
