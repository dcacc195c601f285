using System.Data;
using Npgsql;
using NpgsqlTypes;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Storage;

/// <summary>Runs single statements, each in a commit of its own, and translates what goes wrong.</summary>
internal static class Statements
{
    /// <summary>The first row, made into a value; null where the statement returned none.</summary>
    public static Task<T?> One<T>(
        this NpgsqlDataSource database,
        string sql,
        Action<NpgsqlParameterCollection> parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation = default)
        where T : class =>
        database.One(sql, parameters, read, seconds: null, cancellation);

    /// <summary>The same, where it may take so many seconds and no longer.</summary>
    public static async Task<T?> One<T>(
        this NpgsqlDataSource database,
        string sql,
        Action<NpgsqlParameterCollection> parameters,
        Func<NpgsqlDataReader, T> read,
        int? seconds,
        CancellationToken cancellation)
        where T : class
    {
        try
        {
            await using var command = Command(database, sql, parameters);
            command.CommandTimeout = seconds ?? command.CommandTimeout;
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellation);
            var row = await reader.ReadAsync(cancellation) ? read(reader) : null;
            // An error that comes behind the first row (a deferred check, say) must not pass for success.
            await reader.CloseAsync();
            return row;
        }
        catch (NpgsqlException exception)
        {
            throw Translate(exception);
        }
    }

    /// <summary>All rows, in the statement's order.</summary>
    public static Task<List<T>> All<T>(
        this NpgsqlDataSource database,
        string sql,
        Action<NpgsqlParameterCollection> parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellation = default) =>
        database.All(sql, parameters, read, seconds: null, cancellation);

    /// <summary>The same, where it may take so many seconds and no longer.</summary>
    public static async Task<List<T>> All<T>(
        this NpgsqlDataSource database,
        string sql,
        Action<NpgsqlParameterCollection> parameters,
        Func<NpgsqlDataReader, T> read,
        int? seconds,
        CancellationToken cancellation)
    {
        try
        {
            await using var command = Command(database, sql, parameters);
            command.CommandTimeout = seconds ?? command.CommandTimeout;
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
        catch (NpgsqlException exception)
        {
            throw Translate(exception);
        }
    }

    /// <summary>Runs a statement for its effect; how many rows it changed.</summary>
    public static async Task<int> Do(
        this NpgsqlDataSource database,
        string sql,
        Action<NpgsqlParameterCollection> parameters,
        CancellationToken cancellation = default)
    {
        try
        {
            await using var command = Command(database, sql, parameters);
            return await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (NpgsqlException exception)
        {
            throw Translate(exception);
        }
    }

    /// <summary>The column's value, or null.</summary>
    public static T? Maybe<T>(this NpgsqlDataReader row, int column)
        where T : struct =>
        row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    /// <summary>The column's value, or null.</summary>
    public static T? MaybeRef<T>(this NpgsqlDataReader row, int column)
        where T : class =>
        row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    /// <summary>Adds a parameter that may be null, which has no type to go by.</summary>
    public static void AddNullable(this NpgsqlParameterCollection parameters, string name, NpgsqlDbType type, object? value) =>
        parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, Action<NpgsqlParameterCollection> parameters)
    {
        var command = database.CreateCommand();
        command.CommandText = PositionalSql.Fill(sql, command.Parameters, parameters);
        return command;
    }

    /// <summary>
    /// In words that every silo understands: a <see cref="StorageException"/> where the statement was refused and would be again, else an
    /// <see cref="UnavailableException"/>. MessageText names tables and constraints, never values (those stand in Detail).
    /// </summary>
    public static Exception Translate(NpgsqlException exception) => exception switch
    {
        // A server that ends the session may have committed before it said so: only what it refuses and goes on is definite.
        PostgresException { InvariantSeverity: not ("FATAL" or "PANIC") } refused when MayPass(refused.SqlState) =>
            new UnavailableException($"PostgreSQL refused the statement for now: {refused.MessageText}", isRefused: true),
        PostgresException { InvariantSeverity: not ("FATAL" or "PANIC") } refused =>
            new StorageException($"PostgreSQL refused the statement: {refused.MessageText}", refused.SqlState, refused.ConstraintName),
        PostgresException ended => new UnavailableException($"PostgreSQL ended the session: {ended.MessageText}"),
        _ => new UnavailableException($"The database did not answer: {exception.GetType().Name}"),
    };

    // What says nothing against the statement: a lock held for too long, a deadlock, a conflict of transactions, a statement that was
    // cancelled, no room or memory or connection left, a server that only reads since another took over.
    private static bool MayPass(string? sqlState) =>
        sqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction or ['5', '3', ..];
}
