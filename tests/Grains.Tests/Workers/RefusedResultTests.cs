using Microsoft.Extensions.DependencyInjection;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Tests.Workers;

public sealed class RefusedResultTests(TestPostgres postgres)
{
    [Fact]
    public async Task Finish_AResultThatTheDatabaseNeverTakes_FailsInsteadOfBeingSentUntilTheDeadline()
    {
        var analyzer = new GatedAnalyzer();
        analyzer.Open(new RunResult(analyzer.Info, new Utf8Json("no json"u8.ToArray()), Error: null));
        await using var cluster = await ResumeCluster.Start(postgres, services: services => services.AddSingleton<IAnalyzer>(analyzer));
        var (owner, document, id) = (new GuestId(Guid.CreateVersion7()), new DocumentId(Guid.CreateVersion7()), new AnalysisId(Guid.CreateVersion7()));
        await cluster.Upload(owner, document);

        await cluster.Grains.Analysis(id).Start(new StartAnalysis(owner, document, JobDescription: null, AnalyzerChoice.Default));
        await cluster.Calls.Carried(nameof(IAnalysisRunGrain.Finish), id.Value);

        Assert.True((await cluster.Grains.Analysis(id).Get(owner)).TryGet(out var analysis, out _));
        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.Internal), (analysis.Status, analysis.Error?.Code));
        Assert.Equal(1, analyzer.Calls);
    }
}
