using Npgsql;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.System.Tests.Schema;

/// <summary>
/// A connection keeps its plans. What was planned while the tables were empty has to be good when they are full, also before
/// anybody has counted their rows again.
/// </summary>
public sealed class EarlyPlansTests(TestPostgres postgres)
{
    // Without counting them, and without a new function or schema: either would make the plans anew.
    private const string Fill =
        """
        INSERT INTO documents (id, owner_id, file_name, media_type, size_bytes, sha256, word_count, warnings, created_at, expires_at, version)
        SELECT gen_random_uuid(), gen_random_uuid(), 'resume.txt', 'text/plain', 1, sha256(n::text::bytea), 1, '[]', now(), now() + interval '1 day', 1
        FROM generate_series(1, 5000) n;
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, deadline_at, version)
        SELECT gen_random_uuid(), id, owner_id, 'queued', 1, 0, 'default', sha256(''), now(), now() + interval '1 hour', 1 FROM documents;
        INSERT INTO orleans.grain_states SELECT 'service', 'guest', n, n, '', 1, '{}' FROM generate_series(1, 5000) n;
        """;

    private static readonly WorkerId _worker = new(Guid.CreateVersion7());
    private static readonly AnalyzerInfo _analyzer = new("test", "1", Model: null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_PlannedWhileTheirTablesWereEmpty_ReadOnlyTheirOwnRowsOfFullOnes()
    {
        await using var database = await postgres.CreateDatabaseAsync(Cancelled);
        foreach (var table in (string[])["analyses", "documents", "orleans.grain_states"])
        {
            await database.ExecuteAsync($"ALTER TABLE {table} SET (autovacuum_enabled = false)", Cancelled);
            await database.ExecuteAsync($"VACUUM ANALYZE {table}", Cancelled);
        }

        await using var session = FilledDatabase.Source(database, options: null);
        for (var often = 0; often < 10; often++)
        {
            await Write(session);
        }

        await database.ExecuteAsync(Fill, Cancelled);
        var before = await FilledDatabase.Counted(session);
        await Write(session);
        var after = await FilledDatabase.Counted(session);

        Assert.Equal([], after.Where(table => table.Value.EndToEnd != before[table.Key].EndToEnd).Select(table => table.Key));
        Assert.InRange(after.Sum(table => table.Value.Rows) - before.Sum(table => table.Value.Rows), 0, 100);
    }

    // Of analyses and documents that are not there: what is looked at is the same.
    private static async Task Write(NpgsqlDataSource session)
    {
        await TriedStatements.Incidental(session, state => state.WriteStateAsync(), state => state.WriteStateAsync());
        AnalysisTransition[] transitions =
        [
            new AnalysisTransition.Accept(
                new DocumentId(Guid.CreateVersion7()), new GuestId(Guid.CreateVersion7()), JobDescription: null, AnalyzerChoice.Default, [], Worker: null, TimeSpan.FromMinutes(1), RetryOf: null, AttemptCount: 1),
            new AnalysisTransition.Begin(_worker, TimeSpan.FromMinutes(1)),
            new AnalysisTransition.Complete(_worker, Run: 1, _analyzer, new Utf8Json("{}"u8.ToArray())),
            new AnalysisTransition.Fail(_worker, Run: 1, _analyzer, new AnalysisError(AnalysisErrorCode.Internal, "x")),
        ];
        foreach (var transition in transitions)
        {
            Assert.Null(await TriedStatements.Write(session, Guid.CreateVersion7(), version: 1, transition));
        }
    }
}
