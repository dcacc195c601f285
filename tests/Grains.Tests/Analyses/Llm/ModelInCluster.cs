using System.Text;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>A silo that asks a model, and a guest of it.</summary>
public abstract class ModelInCluster(TestPostgres postgres) : IAsyncLifetime
{
    private int _uploads;

    internal GuestId Owner { get; } = new(Guid.CreateVersion7());

    internal ModelServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ModelServer.Start();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<ResumeCluster> Start(params (string Key, string Value)[] more)
    {
        var settings = Server.Settings;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return ResumeCluster.Start(postgres, settings: settings);
    }

    protected async Task<Analysis> Run(ResumeCluster cluster, AnalyzerChoice analyzer, DocumentId? document = null, string? job = null)
    {
        var id = await Begin(cluster, analyzer, document, job);
        return await cluster.Final(id, Owner);
    }

    protected async Task<AnalysisId> Begin(ResumeCluster cluster, AnalyzerChoice analyzer, DocumentId? document = null, string? job = null)
    {
        var id = new AnalysisId(Guid.CreateVersion7());
        await cluster.Grains.Analysis(id).Start(new StartAnalysis(Owner, document ?? await Upload(cluster), job, analyzer));
        return id;
    }

    // Other bytes each time: the same ones would be the same document.
    private async Task<DocumentId> Upload(ResumeCluster cluster)
    {
        var upload = new UploadDocument(Owner, "resume.txt", Encoding.UTF8.GetBytes($"{Samples.Strong}{new string('\n', ++_uploads)}"));
        Assert.True((await cluster.Grains.Document(new DocumentId(Guid.CreateVersion7())).Upload(upload)).TryGet(out var uploaded, out _));
        return uploaded.Document.Id;
    }

    protected async Task<Analysis> Get(ResumeCluster cluster, AnalysisId id)
    {
        Assert.True((await cluster.Grains.Analysis(id).Get(Owner)).TryGet(out var analysis, out _));
        return analysis;
    }
}
