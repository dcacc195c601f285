using DbUp.Engine;
using Npgsql;

namespace OrleansResume.Silo.Postgres;

/// <summary>How far and how patiently to migrate.</summary>
public sealed record MigrationOptions
{
    /// <summary>The last script to apply, by file name; null: all.</summary>
    public string? UpTo { get; init; }

    /// <summary>Runs after the scripts, still alone in the cluster, on the connection that holds the lock.</summary>
    public Func<NpgsqlConnection, CancellationToken, Task>? Afterwards { get; init; }

    /// <summary>How long to wait for another process that migrates.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a script waits for a table that others use, so that it does not stop them all behind it.</summary>
    public TimeSpan ScriptLockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Tests only: other scripts than those of this binary.</summary>
    internal IReadOnlyList<SqlScript>? Scripts { get; init; }
}
