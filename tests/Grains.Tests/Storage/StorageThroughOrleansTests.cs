using Npgsql;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.Grains.Documents;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Tests.Storage;

/// <summary>The same as a caller of a grain sees it, in a real activation and over the wire.</summary>
public sealed class StorageThroughOrleansTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_StatementIsRefused_CallerLearnsTheCauseAndTheGrainGoesOn()
    {
        await using var cluster = await ResumeCluster.Start(postgres, silos: 2, workers: false);
        var document = new DocumentId(Guid.CreateVersion7());
        Assert.True(await new Activation<DocumentState>(cluster.Database.DataSource, document.Value).TryWrite(Steps.Store(1)));
        await cluster.Database.ExecuteAsync("ALTER TABLE analyses ADD CONSTRAINT no_jobs CHECK (job_description IS NULL)", Token);
        var attempt = cluster.Grains.Analysis(new AnalysisId(Guid.CreateVersion7()));
        var wish = new StartAnalysis(Steps.Owner, document, "Ottilie Brandvold wants this job", AnalyzerChoice.Default);

        var refused = await Assert.ThrowsAsync<StorageException>(() => attempt.Start(wish));

        Assert.Equal((PostgresErrorCodes.CheckViolation, "no_jobs"), (refused.SqlState, refused.Constraint));
        Assert.DoesNotContain("Ottilie", refused.ToString(), StringComparison.Ordinal);
        Assert.False((await attempt.Get(Steps.Owner)).TryGet(out _, out _));

        await cluster.Database.ExecuteAsync("ALTER TABLE analyses DROP CONSTRAINT no_jobs", Token);
        Assert.True((await attempt.Start(wish)).TryGet(out var accepted, out _));
        Assert.Equal((AnalysisStatus.Queued, 1L), (accepted.Analysis.Status, accepted.Analysis.Version));
    }
}
