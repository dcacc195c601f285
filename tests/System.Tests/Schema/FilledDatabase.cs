using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Schema;

/// <summary>
/// 4 000 documents of 40 owners and 8 000 attempts, most of them completed: large enough that the planner uses an index where
/// there is one that fits.
/// </summary>
public sealed class FilledDatabase(TestPostgres postgres) : IAsyncLifetime
{
    private const string Fill =
        """
        CREATE FUNCTION pg_temp.id(n int) RETURNS uuid LANGUAGE sql RETURN ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
        INSERT INTO workers (id, silo, started_at, expires_at)
        SELECT pg_temp.id(n), 'silo', now(), now() + interval '1 hour' FROM generate_series(1, 3) n;
        INSERT INTO workers (id, silo, started_at, expires_at)
        SELECT pg_temp.id(400000 + n), 'silo', now() - interval '1 hour', now() - interval '30 minutes' FROM generate_series(1, 2000) n;
        INSERT INTO key_ring (friendly_name, xml) SELECT 'key ' || n, '<key/>' FROM generate_series(1, 2000) n;
        INSERT INTO orleans.membership_versions (deployment_id) SELECT 'cluster ' || n FROM generate_series(1, 2000) n;
        INSERT INTO orleans.membership_members (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, i_am_alive_time)
        SELECT 'cluster ' || n, '', m, 1, '', '', 3, 1, now(), now() FROM generate_series(1, 200) n, generate_series(1, 20) m;
        INSERT INTO orleans.reminders (service_id, grain_id, reminder_name, grain_hash, start_time, period_ms, version)
        SELECT 'service ' || n, 'grain ' || m, 'sweep', m, now(), 60000, 1 FROM generate_series(1, 200) n, generate_series(1, 20) m;
        INSERT INTO documents (id, owner_id, file_name, media_type, size_bytes, sha256, word_count, warnings, created_at, expires_at, deleted_at, version)
        SELECT pg_temp.id(n), pg_temp.id(n % 40), 'resume.txt', 'text/plain', 1, sha256(n::text::bytea), 1, '[]', now() - n * interval '1 minute',
               now() + interval '1 day', CASE WHEN n > 3980 THEN now() - interval '1 minute' END, 1
        FROM generate_series(1, 4000) n;
        INSERT INTO document_contents (document_id, content, text, layout)
        SELECT id, '\x00', repeat('text ', 20), '{}' FROM documents;
        -- Completed, then queued and unheld, then processing by one worker that lives and one that does not.
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, started_at,
                              finished_at, analyzer, result, version)
        SELECT pg_temp.id(n), pg_temp.id(1 + n % 4000), pg_temp.id((1 + n % 4000) % 40), 'completed', 1, 1, 'default', sha256(''),
               now() - n * interval '1 minute', now(), now(), '{"name":"builtin","version":"1"}', '{}', 1
        FROM generate_series(1, 7700) n;
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, deadline_at, version)
        SELECT pg_temp.id(n), pg_temp.id(1 + n % 4000), pg_temp.id((1 + n % 4000) % 40), 'queued', 1, 0, 'default', sha256(''), now(),
               now() + interval '1 hour', 1
        FROM generate_series(7701, 7800) n;
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, worker_id, requested_analyzer, request_hash, queued_at,
                              started_at, deadline_at, version)
        SELECT pg_temp.id(n), pg_temp.id(1 + n % 4000), pg_temp.id((1 + n % 4000) % 40), 'processing', 1, 1,
               CASE WHEN n % 2 = 0 THEN pg_temp.id(1) ELSE pg_temp.id(99) END, 'default', sha256(''), now(), now(), now() + interval '1 minute', 1
        FROM generate_series(7801, 8000) n;
        INSERT INTO analyses_set_aside (id, document_id, owner_id, reason, row_was)
        SELECT pg_temp.id(100000 + n), pg_temp.id(100000 + n), pg_temp.id(n % 400), 'analyses_run_check', '{}' FROM generate_series(1, 4000) n;
        INSERT INTO erased_guests SELECT pg_temp.id(200000 + n), now(), CASE WHEN n % 100 > 0 THEN now() END FROM generate_series(1, 4000) n;
        INSERT INTO orleans.grain_states SELECT 'service', CASE n % 2 WHEN 0 THEN 'guest' ELSE 'note' END, n, n, '', 1, NULL FROM generate_series(1, 4000) n;
        INSERT INTO model_tokens (analysis_id, run, owner_id, input_tokens, output_tokens, spent_at)
        SELECT pg_temp.id(300000 + n), 1, pg_temp.id(n % 400), 1, 1, now() - n * interval '30 seconds' FROM generate_series(1, 4000) n;
        -- As every few seconds in life: else whichever statement comes first reads a piece of every row above.
        WITH pieces AS (DELETE FROM analysis_counts RETURNING status, n)
        INSERT INTO analysis_counts (status, n) SELECT status, sum(n) FROM pieces GROUP BY status;
        ANALYZE;
        """;

    // They do not grow: Orleans' texts, and what the migrations have done.
    private static readonly string[] _fixed = ["orleansquery", "schema_versions"];

    private TestDatabase _database = null!;

    public static Guid Worker { get; } = Id(1);

    public static Guid Owner { get; } = Id(1);

    /// <summary>A worker that is no more.</summary>
    public static Guid Nobody { get; } = Id(99);

    public static Guid Deleted { get; } = Id(3999);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Guid Id(int n) => new($"00000000-0000-7000-8000-{n:x12}");

    /// <summary>Queued and unheld, 1 to 100.</summary>
    public static Guid Queued(int n) => Id(7700 + n);

    /// <summary>In processing by the worker that lives, 1 to 100.</summary>
    public static Guid Processing(int n) => Id(7800 + (2 * n));

    /// <summary>In processing by <see cref="Nobody"/>, 1 to 100.</summary>
    public static Guid Abandoned(int n) => Id(7799 + (2 * n));

    /// <summary>What has been counted so far, by table: scans from end to end, and rows fetched by an index.</summary>
    public static async Task<Dictionary<string, (long EndToEnd, long Rows)>> Counted(NpgsqlDataSource session)
    {
        await using (var flush = session.CreateCommand("SELECT pg_stat_force_next_flush()"))
        {
            await flush.ExecuteNonQueryAsync(Cancelled);
        }

        await using var command = session.CreateCommand(
            "SELECT relname, coalesce(seq_scan, 0), coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE relname <> ALL ($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = _fixed });
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var counted = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Cancelled))
        {
            counted.Add(reader.GetString(0), (reader.GetInt64(1), reader.GetInt64(2)));
        }

        return counted;
    }

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync(Cancelled);
        await _database.ExecuteAsync(Fill, Cancelled);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <summary>One connection of a server without our settings, that plans for the values given or for any.</summary>
    public NpgsqlDataSource Session(string planCacheMode) => Source(_database, $"-c plan_cache_mode={planCacheMode}");

    /// <summary>One connection as the product's.</summary>
    public NpgsqlDataSource Session() => Source(_database, options: null);

    /// <summary>One connection, as the product's but for the options where there are any.</summary>
    public static NpgsqlDataSource Source(TestDatabase database, string? options)
    {
        var prepared = new NpgsqlConnectionStringBuilder(ConnectionStrings.Prepare(database.ConnectionString)) { MaxPoolSize = 1 };
        prepared.Options = options ?? prepared.Options;
        return NpgsqlDataSource.Create(prepared);
    }
}
