using Npgsql;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Fixtures.Postgres;

/// <summary>One test's database. Disposing it drops it, whoever is still connected.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string admin;

    internal TestDatabase(string admin, string connectionString, string name)
    {
        this.admin = admin;
        Name = name;
        ConnectionString = connectionString;
        // Tests make one wait for another and look on: a machine that is slow must not end that wait.
        DataSource = NpgsqlDataSource.Create(ConnectionStrings.Prepare(new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c lock_timeout=60s" }.ConnectionString, "test"));
    }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>As a user would give it: not yet completed by <see cref="ConnectionStrings.Prepare"/>.</summary>
    public string ConnectionString { get; }

    /// <summary>As the product uses it: search path, prepared statements, timeouts.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Runs a statement that gives nothing back.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T?> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await DropAsync(admin, Name);
    }

    internal static Task DropAsync(string admin, string name) =>
        ExecuteAsync(admin, $"""DROP DATABASE IF EXISTS "{name}" WITH (FORCE)""", CancellationToken.None);

    internal static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(alone);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
