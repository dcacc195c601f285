using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Schema;

/// <summary>A database as it is before <c>analyses</c> has its constraints, with one document.</summary>
internal sealed class BareTable : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private BareTable(TestDatabase database) => _database = database;

    public Guid Document { get; } = Guid.CreateVersion7();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<BareTable> Start(TestPostgres postgres)
    {
        var table = new BareTable(await postgres.CreateEmptyDatabaseAsync(Cancelled));
        await table.Migrate("110_analyses.sql");
        await table.Insert(Row.Document(table.Document));
        return table;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public async Task Insert(params IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            await _database.ExecuteAsync(row.Insert, Cancelled);
        }
    }

    public Task Migrate(string? upTo = null) =>
        Migrations.ApplyAsync(_database.ConnectionString, NullLoggerFactory.Instance, new MigrationOptions { UpTo = upTo }, Cancelled);

    public Task<long> Count(string from) => _database.ScalarAsync<long>($"SELECT count(*) FROM {from}", Cancelled);

    /// <summary>By id, what is told of each row.</summary>
    public async Task<SortedDictionary<Guid, string>> Tell(string what, string from)
    {
        await using var command = _database.DataSource.CreateCommand($"SELECT id, ({what})::text FROM {from}");
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var told = new SortedDictionary<Guid, string>();
        while (await reader.ReadAsync(Cancelled))
        {
            told.Add(reader.GetGuid(0), reader.GetString(1));
        }

        return told;
    }

    /// <summary>Puts back a row that was set aside, as it was, and leaves no trace of that: what refuses it, or null.</summary>
    public async Task<string?> RefusalOfSetAside(Guid id)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync(Cancelled);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await using var command = new NpgsqlCommand(
            "INSERT INTO analyses SELECT r.* FROM analyses_set_aside s, json_populate_record(NULL::analyses, s.row_was) r WHERE s.id = $1", connection)
        {
            Parameters = { new() { Value = id } },
        };
        try
        {
            await command.ExecuteNonQueryAsync(Cancelled);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.ConstraintName ?? refused.SqlState;
        }
    }
}
