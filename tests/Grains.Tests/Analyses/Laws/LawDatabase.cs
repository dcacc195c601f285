using System.Globalization;
using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>A database whose clock stands still until it is told to go on, on one connection.</summary>
internal sealed class LawDatabase : IAsyncDisposable
{
    private static readonly DateTimeOffset _start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase _database;

    private LawDatabase(TestDatabase database)
    {
        _database = database;
        Source = Another();
    }

    /// <summary>As the product uses it.</summary>
    public NpgsqlDataSource Source { get; }

    public static async Task<LawDatabase> Create(TestPostgres postgres, CancellationToken cancellation)
    {
        var database = await postgres.CreateDatabaseAsync(cancellation);
        // now() would go on while the model's clock stands.
        await database.ExecuteAsync(
            "CREATE OR REPLACE FUNCTION public.resume_now() RETURNS timestamptz LANGUAGE sql STABLE RETURN current_setting('resume.now')::timestamptz", cancellation);
        return new LawDatabase(database);
    }

    /// <summary>What sets another connection's clock to the time that it is.</summary>
    public string Clock { get; private set; } = SetTo(_start);

    /// <summary>Another connection to it, whose clock is to be set by <see cref="Clock"/>.</summary>
    public NpgsqlDataSource Another()
    {
        var source = new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(ConnectionStrings.Prepare(_database.ConnectionString, "test")) { MaxPoolSize = 1, NoResetOnClose = true }.ConnectionString);
        // A session that replaces one that was lost knows the time too.
        source.UsePhysicalConnectionInitializer(
            session =>
            {
                using var clock = new NpgsqlCommand(Clock, session);
                clock.ExecuteNonQuery();
            },
            async session =>
            {
                await using var clock = new NpgsqlCommand(Clock, session);
                await clock.ExecuteNonQueryAsync();
            });
        return source.Build();
    }

    /// <summary>What time it is there from now on.</summary>
    public Task Set(int seconds) => Do(Clock = SetTo(_start.AddSeconds(seconds)));

    public async Task Do(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<List<T>> All<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = Source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await row.ReadAsync())
        {
            all.Add(read(row));
        }

        return all;
    }

    /// <summary>The model's clock as the database tells it.</summary>
    public static DateTimeOffset At(int seconds) => _start.AddSeconds(seconds);

    /// <summary>Seconds of the model's clock.</summary>
    public static int Seconds(DateTimeOffset at) => (int)(at - _start).TotalSeconds;

    private static string SetTo(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"SET resume.now = '{now:O}'");

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database.DisposeAsync();
    }
}
