using System.Globalization;
using Npgsql;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.Benchmarks.Durable;

/// <summary>A database as it is after a long time: finished analyses with their history and reports, and documents with their bytes.</summary>
internal static class Grown
{
    private const int Page = 50_000;

    // Reports and texts of some KiB that compress as such texts do.
    private const string Setup =
        """
        CREATE FUNCTION grown_id(kind int, n int) RETURNS uuid LANGUAGE sql IMMUTABLE
            RETURN ('01900000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;
        CREATE FUNCTION grown_text(n int, words int) RETURNS text LANGUAGE sql IMMUTABLE
            RETURN (SELECT string_agg(md5((n + i)::text), ' ') FROM generate_series(1, words) i);
        ALTER TABLE analyses DISABLE TRIGGER analyses_counted_insert;
        """;

    private const string Documents =
        """
        WITH d AS (
            INSERT INTO documents (id, owner_id, file_name, media_type, size_bytes, sha256, word_count, warnings, created_at, expires_at, version)
            SELECT grown_id(1, n), grown_id(2, n / 5), 'resume.txt', 'text/plain', 4000, sha256(n::text::bytea), 100, '[]',
                   now() - n * interval '20 seconds', now() + interval '30 days' - n * interval '20 seconds', 1
            FROM generate_series($1, $2) n
            RETURNING id
        )
        INSERT INTO document_contents (document_id, content, text, layout)
        SELECT grown_id(1, n), convert_to(grown_text(n, 120), 'UTF8'), grown_text(n, 120), '{}' FROM generate_series($1, $2) n
        """;

    private const string Analyses =
        """
        WITH a AS (
            INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, started_at,
                                  finished_at, analyzer, result, version)
            SELECT grown_id(3, n), grown_id(1, 1 + n % $3), grown_id(2, (1 + n % $3) / 5), 'completed', 1, 1, 'default', sha256(n::text::bytea),
                   at, at, at, '{"name":"builtin","version":"1","model":null}', to_json(grown_text(n % 1000, 60)), 3
            FROM generate_series($1, $2) n, LATERAL (SELECT now() - interval '29 days' + n * interval '2 seconds' AS at) t
            RETURNING id
        )
        INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason)
        SELECT grown_id(3, n), version, least(version - 1, 1), lag, status, reason
        FROM generate_series($1, $2) n,
             (VALUES (1, NULL, 'queued', 'accepted'), (2, 'queued', 'processing', 'begun'), (3, 'processing', 'completed', 'completed')) t (version, lag, status, reason)
        """;

    /// <summary>Fills a database whose schema is there.</summary>
    public static async Task Fill(TestDatabase database, int analyses, int documents)
    {
        await database.ExecuteAsync(Setup, CancellationToken.None);
        await Pages(database, Documents, documents, more: null);
        await Pages(database, Analyses, analyses, more: documents);
        var count = analyses.ToString(CultureInfo.InvariantCulture);
        await database.ExecuteAsync(
            $"ALTER TABLE analyses ENABLE TRIGGER analyses_counted_insert; INSERT INTO analysis_counts (status, n) VALUES ('completed', {count})", CancellationToken.None);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE analyses, documents, document_contents, analysis_transitions", connection) { CommandTimeout = 600 };
        await vacuum.ExecuteNonQueryAsync();
    }

    private static async Task Pages(TestDatabase database, string sql, int rows, int? more)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        for (var first = 1; first <= rows; first += Page)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = first });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Math.Min(rows, first + Page - 1) });
            if (more is { } modulus)
            {
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = modulus });
            }

            await command.ExecuteNonQueryAsync();
        }
    }
}
