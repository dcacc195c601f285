using System.Text;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>The model behind a whole silo: from the wish to the row.</summary>
public sealed class ModelInClusterTests(TestPostgres postgres) : IAsyncLifetime
{
    private readonly GuestId _owner = new(Guid.CreateVersion7());
    private ModelServer _server = null!;
    private int _uploads;

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("fail")]
    [InlineData("fallback")]
    public async Task Analysis_EndpointHangsPastTheDeadline_FailsAsTimedOutAndNamesIt(string onFailure)
    {
        _server.Answer = ModelAnswers.Hangs();
        await using var cluster = await Start(("Analysis:Timeout", "00:00:03"), ("Llm:OnFailure", onFailure));

        var id = await Begin(cluster, AnalyzerChoice.Default);
        await _server.Left();
        var failed = await Get(cluster, id);
        if (failed.FinishedAt is null)
        {
            // It was the worker who saw the deadline first, not the grain: it is about to say so.
            await cluster.Calls.Carried(nameof(IAnalysisRunGrain.Finish), id.Value);
            failed = await Get(cluster, id);
        }

        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.TimedOut), (failed.Status, failed.Error!.Code));
        Assert.Contains("within 3 s (timed out)", failed.Error.Message, StringComparison.Ordinal);
        Assert.Null(failed.Result);
    }

    [Fact]
    public async Task Analysis_AttemptTimesOutBeforeTheDeadline_FailsAsTimedOutAndNamesIt()
    {
        _server.Answer = ModelAnswers.Hangs();
        await using var cluster = await Start(("Llm:AttemptTimeout", "00:00:00.200"));

        var failed = await Run(cluster, AnalyzerChoice.Default);

        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.TimedOut), (failed.Status, failed.Error!.Code));
        Assert.Contains("within 0.2 s (timed out)", failed.Error.Message, StringComparison.Ordinal);
        Assert.Equal("test-model", failed.Analyzer!.Model);
    }

    [Fact]
    public async Task Analysis_Builtin_NeverReachesTheModel()
    {
        await using var cluster = await Start();

        var builtIn = await Run(cluster, AnalyzerChoice.Builtin);
        Assert.Equal((AnalysisStatus.Completed, "builtin", null), (builtIn.Status, builtIn.Analyzer!.Name, builtIn.Analyzer.Model));
        Assert.Empty(_server.Requests);

        var modelled = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal((AnalysisStatus.Completed, "llm", "test-model"), (modelled.Status, modelled.Analyzer!.Name, modelled.Analyzer.Model));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Analysis_AskedForAgain_IsAnsweredFromWhatIsStored()
    {
        await using var cluster = await Start();
        var first = await Run(cluster, AnalyzerChoice.Default);

        var again = await Run(cluster, AnalyzerChoice.Default, first.DocumentId);
        // Nobody was asked, so it has cost nothing.
        Assert.Equal((AnalysisStatus.Completed, first.Analyzer! with { Tokens = null }), (again.Status, again.Analyzer));
        Assert.Equal(first.Result!.Bytes, again.Result!.Bytes);
        Assert.Single(_server.Requests);

        await Run(cluster, AnalyzerChoice.Default, first.DocumentId, job: "A welder who reads drawings.");
        Assert.Equal(2, _server.Requests.Count);
        await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData("fail", AnalysisStatus.Failed)]
    [InlineData("fallback", AnalysisStatus.Completed)]
    public async Task Analysis_GuestsDayIsSpent_AsksTheModelNoMoreUntilItIsOver(string onFailure, AnalysisStatus status)
    {
        _server.Answer = ModelAnswers.Says("""{"findings":[]}""", input: 40_000, output: 9_000);
        await using var cluster = await Start(("Llm:TokensPerGuestDay", "50000"), ("Llm:OnFailure", onFailure));

        var first = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal(new ModelTokens(40_000, 9_000), first.Analyzer!.Tokens);
        // Neither does the document's end give them back.
        Assert.Null(await cluster.Grains.Document(first.DocumentId).Delete(_owner));

        var spent = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal((status, null), (spent.Status, spent.Analyzer!.Tokens));
        Assert.Equal(status == AnalysisStatus.Failed ? AnalysisErrorCode.ProviderUnavailable : null, spent.Error?.Code);
        var says = spent.Error?.Message ?? Encoding.UTF8.GetString(spent.Result!.Bytes);
        Assert.Contains("within 24 hours is used up", says, StringComparison.Ordinal);
        Assert.Single(_server.Requests);

        await cluster.Database.ExecuteAsync("UPDATE model_tokens SET spent_at = spent_at - interval '24 hours'", TestContext.Current.CancellationToken);
        var next = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal((AnalysisStatus.Completed, "llm"), (next.Status, next.Analyzer!.Name));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Analysis_DocumentDeletedWhileTheModelThinks_IsPaidAllTheSame()
    {
        _server.Answer = ModelAnswers.Hangs();
        await using var cluster = await Start();
        var id = await Begin(cluster, AnalyzerChoice.Default);
        await _server.Asked();
        // Were its process killed now, this is what it would have cost.
        var taken = await Spent(cluster, id);
        Assert.Equal(8192, taken.Output);
        Assert.InRange(taken.Input, 500, 5000);

        Assert.Null(await cluster.Grains.Document((await Get(cluster, id)).DocumentId).Delete(_owner));

        await _server.Left();
        Assert.Equal(taken with { Output = 0 }, await Settled(cluster, id));
    }

    [Fact]
    public async Task Analysis_DeadlineWhileTheModelThinks_IsPaidAllTheSame()
    {
        _server.Answer = ModelAnswers.Hangs();
        await using var cluster = await Start(("Analysis:Timeout", "00:00:01"));
        var id = await Begin(cluster, AnalyzerChoice.Default);
        await _server.Left();

        var spent = await Settled(cluster, id);
        Assert.Equal((true, 0), (spent.Input > 500, spent.Output));
    }

    [Fact]
    public async Task Tokens_ManyAtOnce_NeverTakeMoreThanTheDay()
    {
        await using var cluster = await Start();
        var table = new ModelTokensTable(cluster.Database.DataSource);
        var run = new AnalysisRun(1, _owner, default, JobDescription: null, AnalyzerChoice.Default, default);
        var ids = Enumerable.Range(0, 40).Select(_ => new AnalysisId(Guid.CreateVersion7())).ToList();

        var answers = await Task.WhenAll(ids.Select(id => table.Reserve(id, run, 1, new TokenWish(1000, 256, 4000), 52_500, TestContext.Current.CancellationToken)));

        // Ten whole ones, one that gets what is left, and nothing for the others.
        Assert.Equal((10, 1, 29), (answers.Count(answer => answer == 4000), answers.Count(answer => answer == 1500), answers.Count(answer => answer is null)));
        // Whoever did not hear of it asks again, and has it already.
        Assert.Equal(answers, await Task.WhenAll(ids.Select(id => table.Reserve(id, run, 1, new TokenWish(1000, 256, 4000), 52_500, TestContext.Current.CancellationToken))));
        Assert.Equal(52_500, await cluster.Database.ScalarAsync<long>("SELECT sum(input_tokens + output_tokens)::bigint FROM model_tokens", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Analysis_RefusedByTheEndpoint_KeepsTheReasonInTheRow()
    {
        _server.Answer = ModelAnswers.Status(401);
        await using var cluster = await Start();

        var failed = await Run(cluster, AnalyzerChoice.Default);

        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.ProviderRejected), (failed.Status, failed.Error!.Code));
        Assert.Equal(
            "provider_rejected",
            await cluster.Database.ScalarAsync<string>("SELECT error_code FROM analyses", TestContext.Current.CancellationToken));
    }

    private static async Task<ModelTokens> Settled(ResumeCluster cluster, AnalysisId id)
    {
        while (true)
        {
            if (await Spent(cluster, id) is { Output: 0 } spent)
            {
                return spent;
            }
        }
    }

    private static async Task<ModelTokens> Spent(ResumeCluster cluster, AnalysisId id) => new(
        await cluster.Database.ScalarAsync<long>($"SELECT sum(input_tokens)::bigint FROM model_tokens WHERE analysis_id = '{id}'", TestContext.Current.CancellationToken),
        await cluster.Database.ScalarAsync<long>($"SELECT sum(output_tokens)::bigint FROM model_tokens WHERE analysis_id = '{id}'", TestContext.Current.CancellationToken));

    private Task<ResumeCluster> Start(params (string Key, string Value)[] more)
    {
        var settings = _server.Settings;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return ResumeCluster.Start(postgres, settings: settings);
    }

    private async Task<Analysis> Run(ResumeCluster cluster, AnalyzerChoice analyzer, DocumentId? document = null, string? job = null)
    {
        var id = await Begin(cluster, analyzer, document, job);
        await cluster.Calls.Carried(nameof(IAnalysisRunGrain.Finish), id.Value);
        return await Get(cluster, id);
    }

    private async Task<AnalysisId> Begin(ResumeCluster cluster, AnalyzerChoice analyzer, DocumentId? document = null, string? job = null)
    {
        var id = new AnalysisId(Guid.CreateVersion7());
        await cluster.Grains.Analysis(id).Start(new StartAnalysis(_owner, document ?? await Upload(cluster), job, analyzer));
        return id;
    }

    // Other bytes each time: the same ones would be the same document.
    private async Task<DocumentId> Upload(ResumeCluster cluster)
    {
        var upload = new UploadDocument(_owner, "resume.txt", Encoding.UTF8.GetBytes($"{Samples.Strong}{new string('\n', ++_uploads)}"));
        Assert.True((await cluster.Grains.Document(new DocumentId(Guid.CreateVersion7())).Upload(upload)).TryGet(out var uploaded, out _));
        return uploaded.Document.Id;
    }

    private async Task<Analysis> Get(ResumeCluster cluster, AnalysisId id)
    {
        Assert.True((await cluster.Grains.Analysis(id).Get(_owner)).TryGet(out var analysis, out _));
        return analysis;
    }
}
