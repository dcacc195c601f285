namespace OrleansResume.Silo.Postgres;

/// <summary>The private PostgreSQL cannot be started. The message is one line and says what to do.</summary>
public class PrivatePostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>No PostgreSQL binaries were found.</summary>
public sealed class PostgresNotFoundException()
    : PrivatePostgresException("PostgreSQL was not found. Install it (Debian: apt-get install postgresql) or set ConnectionStrings__Postgres");

/// <summary>Another process owns the data directory.</summary>
public sealed class DataDirectoryInUseException(string dataDirectory, string connectionStringFile)
    : PrivatePostgresException(
        $"Another process runs the PostgreSQL in {dataDirectory}. To use it too, set ConnectionStrings__Postgres to the line in {connectionStringFile}; else set DataDirectory to another folder");

/// <summary>The data was written by another major version of PostgreSQL than those installed.</summary>
public sealed class PostgresVersionException(string cluster, string wanted, string found)
    : PrivatePostgresException(
        $"The data in {cluster} belongs to PostgreSQL {wanted}, but only {found} was found. Install PostgreSQL {wanted} (Debian: apt-get install postgresql-{wanted}), or move the data over with pg_dump, or set DataDirectory to another folder");
