using System.Diagnostics;
using Npgsql;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>The floor of this machine, as pgbench would measure it: one-row updates, each a commit of its own, in a random row of many.</summary>
internal static class Commits
{
    public const int Rows = 100_000;

    public static async Task<double> PerSecond(TestDatabase database, int clients, TimeSpan span)
    {
        await database.ExecuteAsync(
            $"CREATE TABLE floor (id int PRIMARY KEY, n int NOT NULL); INSERT INTO floor SELECT i, 0 FROM generate_series(1, {Rows}) i",
            CancellationToken.None);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => Client(database, client, watch, span))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<long> Client(TestDatabase database, int client, Stopwatch watch, TimeSpan span)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("UPDATE floor SET n = n + 1 WHERE id = $1", connection);
        var id = new NpgsqlParameter<int>();
        command.Parameters.Add(id);
        await command.PrepareAsync();
        var random = new Random(client);
        var count = 0L;
        while (watch.Elapsed < span)
        {
            id.TypedValue = random.Next(1, Rows + 1);
            await command.ExecuteNonQueryAsync();
            count++;
        }

        return count;
    }
}
