using Npgsql;
using NpgsqlTypes;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Postgres;

/// <summary>Runs the statements of OrleansQuery the way Orleans does: found without a schema, parameters by name.</summary>
internal sealed class OrleansStatements(TestDatabase database)
{
    public async Task<List<Dictionary<string, object?>>> RunAsync(string key, params (string Name, object? Value)[] parameters)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        return await RunAsync(connection, key, parameters);
    }

    /// <summary>The answer of a statement that says yes or no: one row of one column, as Orleans insists.</summary>
    public async Task<bool> DoneAsync(string key, params (string Name, object? Value)[] parameters)
    {
        var row = Assert.Single(await RunAsync(key, parameters));
        return Assert.IsType<bool>(Assert.Single(row).Value);
    }

    /// <summary>
    /// Lets statements meet at a locked row: all of them have taken their snapshot and wait before the first may go on.
    /// </summary>
    /// <param name="locking">A SELECT … FOR UPDATE of the row where they meet.</param>
    public async Task<T[]> MeetAsync<T>(string locking, params Func<Task<T>>[] statements)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var holder = await database.DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await holder.BeginTransactionAsync(cancellationToken);
        await using (var command = new NpgsqlCommand(locking, holder))
        {
            Assert.NotNull(await command.ExecuteScalarAsync(cancellationToken));
        }

        var running = statements.Select(statement => Task.Run(statement, cancellationToken)).ToArray();
        while (await database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", cancellationToken) < running.Length)
        {
            Assert.DoesNotContain(running, task => task.IsCompleted);
        }

        await transaction.CommitAsync(cancellationToken);
        return await Task.WhenAll(running);
    }

    private static async Task<List<Dictionary<string, object?>>> RunAsync(NpgsqlConnection connection, string key, (string Name, object? Value)[] parameters)
    {
        await using var lookUp = new NpgsqlCommand("SELECT QueryText FROM OrleansQuery WHERE QueryKey = $1", connection) { Parameters = { new() { Value = key } } };
        var text = Assert.IsType<string>(await lookUp.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await using var command = new NpgsqlCommand(text, connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(Parameter(name, value));
        }

        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, field => reader.IsDBNull(field) ? null : reader.GetValue(field), StringComparer.OrdinalIgnoreCase));
        }

        Assert.False(await reader.NextResultAsync(TestContext.Current.CancellationToken), "a statement must be one command, or it is not atomic by itself");
        return rows;
    }

    // Orleans types its nulls.
    private static NpgsqlParameter Parameter(string name, object? value) => value is null
        ? new NpgsqlParameter(name, name is "GrainStateVersion" ? NpgsqlDbType.Integer : name is "PayloadBinary" ? NpgsqlDbType.Bytea : NpgsqlDbType.Text) { Value = DBNull.Value }
        : new NpgsqlParameter(name, value);
}
