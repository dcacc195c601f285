using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

public sealed class WorkerStopTests(TestPostgres postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_WhileARoundFails_StillGivesTheWorkAndTheLeaseBack()
    {
        var analyzer = new GatedAnalyzer();
        var sweep = new FailsWhenStopped();
        await using var cluster = await ResumeCluster.Start(
            postgres, services: services => services.AddSingleton<IAnalyzer>(analyzer).AddSingleton<ISweep>(sweep));
        var (owner, document, id) = (new GuestId(Guid.CreateVersion7()), new DocumentId(Guid.CreateVersion7()), new AnalysisId(Guid.CreateVersion7()));
        await cluster.Upload(owner, document);
        await cluster.Grains.Analysis(id).Start(new StartAnalysis(owner, document, JobDescription: null, AnalyzerChoice.Default));
        await analyzer.Begun;
        await sweep.Began;

        await cluster.StopSilos();

        Assert.Equal("queued", await cluster.Database.ScalarAsync<string>("SELECT status FROM analyses WHERE worker_id IS NULL", Token));
        Assert.Equal(0, await cluster.Database.ScalarAsync<long>("SELECT count(*) FROM workers", Token));
    }

    // As a connection that is lost while the silo stops.
    private sealed class FailsWhenStopped : ISweep
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public async Task Run(bool mayJudge, CancellationToken cancellation)
        {
            _began.TrySetResult();
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = cancellation.Register(stopped.SetResult);
            await stopped.Task;
            throw new UnavailableException("The database did not answer.");
        }
    }
}
