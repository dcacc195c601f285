using DbUp.Engine;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Storage;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Schema;

public sealed class FailedMigrationTests(SchemaDatabase schema) : IClassFixture<SchemaDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private TestDatabase Database => schema.Database;

    [Fact]
    public async Task Migrate_NextScriptFails_TheVersionThatRunsGoesOn()
    {
        var table = new AnalysisTable(Database.DataSource, new GroupCommit(Database.DataSource));
        var (id, worker) = (Guid.CreateVersion7(), new WorkerId(Guid.CreateVersion7()));
        AnalysisState? state = null;
        state = await Write(new AnalysisTransition.Accept(
            new DocumentId(schema.Document), new GuestId(schema.Document), "job", AnalyzerChoice.Default, [1], Worker: null, TimeSpan.FromHours(1), RetryOf: null, AttemptCount: 1));

        var next = new SqlScript(
            "900_next.sql",
            """
            ALTER TABLE analyses DROP COLUMN job_description;
            CREATE TABLE next_things (id uuid);
            INSERT INTO analyses (id) VALUES (gen_random_uuid());
            """);
        var failed = await Assert.ThrowsAsync<MigrationException>(() => Migrations.ApplyAsync(
            Database.ConnectionString, NullLoggerFactory.Instance, new MigrationOptions { Scripts = [.. Migrations.Embedded(), next] }, Cancelled));

        Assert.Equal("900_next.sql", failed.Script);
        Assert.True(await Database.ScalarAsync<bool>("SELECT to_regclass('next_things') IS NULL", Cancelled));
        Assert.Equal(0, await Database.ScalarAsync<long>("SELECT count(*) FROM schema_versions WHERE scriptname = '900_next.sql'", Cancelled));
        Assert.Equal("job", await table.ReadJobDescription(id));
        state = await Write(new AnalysisTransition.Begin(worker, TimeSpan.FromMinutes(1)));
        state = await Write(new AnalysisTransition.Complete(worker, Run: 1, new AnalyzerInfo("builtin", "1", Model: null), new("{}"u8.ToArray())));
        Assert.Equal((AnalysisStatus.Completed, 3L), (state.Status, state.Version));

        // And the binary of that version starts again.
        Assert.Empty(await Migrations.ApplyAsync(Database.ConnectionString, NullLoggerFactory.Instance, options: null, Cancelled));

        async Task<AnalysisState> Write(AnalysisTransition transition)
        {
            var version = state?.Version ?? 0;
            var written = await table.Write(id, new AnalysisState { Pending = transition }, version);
            Assert.NotNull(written);
            return written;
        }
    }
}
