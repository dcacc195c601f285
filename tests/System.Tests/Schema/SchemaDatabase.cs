using Npgsql;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Schema;

/// <summary>One migrated database with one document, for all tests of a class: each makes rows of its own.</summary>
public sealed class SchemaDatabase(TestPostgres postgres) : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public Guid Document { get; } = Guid.CreateVersion7();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await postgres.CreateDatabaseAsync(Cancelled);
        await Insert(Row.Document(Document));
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    internal Task Insert(Row row) => Database.ExecuteAsync(row.Insert, Cancelled);

    /// <summary>The constraint that refuses the statement.</summary>
    internal async Task<string?> Refusal(string sql) =>
        (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql, Cancelled))).ConstraintName;
}
