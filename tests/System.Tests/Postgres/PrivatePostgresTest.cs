using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Postgres;

/// <summary>A private PostgreSQL in a data directory of the test's own.</summary>
public abstract class PrivatePostgresTest : IDisposable
{
    private readonly TestFolder _folder = TestFolder.Create();

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The test's folder, in which the data directory is one.</summary>
    protected string Folder => _folder.Path;

    protected string Data => Path.Combine(Folder, "data");

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options) =>
        PrivatePostgres.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, Cancelled);

    // As the product does it.
    private protected Task<PrivatePostgres> StartDurableAsync() => PrivatePostgres.StartAsync(Data, NullLoggerFactory.Instance, TimeProvider.System, Cancelled);

    // Where a test is not about what the disk keeps, the disk's pace does not matter.
    private protected Task<PrivatePostgres> StartAsync() => StartAsync(new() { DataDirectory = Data, Throwaway = true });

    private protected static async Task WriteAsync(PrivatePostgres postgres) =>
        await ScalarAsync(postgres.ConnectionString, "CREATE TABLE kept AS SELECT 1 AS id");

    private protected static Task<object?> CountAsync(PrivatePostgres postgres) => ScalarAsync(postgres.ConnectionString, "SELECT count(*) FROM kept");

    protected static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(alone);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancelled);
    }
}
