namespace OrleansResume.Silo.Postgres;

/// <summary>Where and how the private PostgreSQL runs.</summary>
internal sealed record PrivatePostgresOptions
{
    /// <summary>Keeps the lock, the passwords, the log and, where PostgreSQL may enter it, the cluster.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Folders to look for binaries, as in PATH; null: PATH and the usual places.</summary>
    public string? SearchPath { get; init; }

    /// <summary>Takes the cluster when PostgreSQL's account may not enter the data directory.</summary>
    public string Shelter { get; init; } = "/var/lib/orleansresume";

    /// <summary>Tests only: no fsync, so that a lost machine loses the data, which nobody wants back.</summary>
    public bool Throwaway { get; init; }

    /// <summary>Crash recovery of a large log takes minutes on a slow disk.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the backends of a killed postmaster may take to notice and leave.</summary>
    public TimeSpan LeftoverTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
