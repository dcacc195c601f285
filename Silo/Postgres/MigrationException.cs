namespace OrleansResume.Silo.Postgres;

/// <summary>The database is not at the version this binary needs. The message says what is there now and what to do.</summary>
public sealed class MigrationException(string message, string? script = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The script that failed; null when none was reached.</summary>
    public string? Script { get; } = script;
}
