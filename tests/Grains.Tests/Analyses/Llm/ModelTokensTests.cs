using System.Text;
using OrleansResume.Fixtures.Cluster;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>Who pays for the model, whatever becomes of the analysis.</summary>
public sealed class ModelTokensTests(TestPostgres postgres) : ModelInCluster(postgres)
{
    [Theory]
    [InlineData("fail", AnalysisStatus.Failed)]
    [InlineData("fallback", AnalysisStatus.Completed)]
    public async Task Analysis_GuestsDayIsSpent_AsksTheModelNoMoreUntilItIsOver(string onFailure, AnalysisStatus status)
    {
        Server.Answer = ModelAnswers.Says("""{"findings":[]}""", input: 40_000, output: 9_000);
        await using var cluster = await Start(("Llm:TokensPerGuestDay", "50000"), ("Llm:OnFailure", onFailure));

        var first = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal(new ModelTokens(40_000, 9_000), first.Analyzer!.Tokens);
        // Neither does the document's end give them back.
        Assert.Null(await cluster.Grains.Document(first.DocumentId).Delete(Owner));

        var spent = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal((status, null), (spent.Status, spent.Analyzer!.Tokens));
        Assert.Equal(status == AnalysisStatus.Failed ? AnalysisErrorCode.ProviderUnavailable : null, spent.Error?.Code);
        var says = spent.Error?.Message ?? Encoding.UTF8.GetString(spent.Result!.Bytes);
        Assert.Contains("within 24 hours is used up", says, StringComparison.Ordinal);
        Assert.Single(Server.Requests);

        await cluster.Database.ExecuteAsync("UPDATE model_tokens SET spent_at = spent_at - interval '24 hours'", TestContext.Current.CancellationToken);
        var next = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal((AnalysisStatus.Completed, "llm"), (next.Status, next.Analyzer!.Name));
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public async Task Analysis_DocumentDeletedWhileTheModelThinks_IsPaidAllTheSame()
    {
        Server.Answer = ModelAnswers.Hangs();
        await using var cluster = await Start();
        var id = await Begin(cluster, AnalyzerChoice.Default);
        await Server.Asked();
        // Were its process killed now, this is what it would have cost.
        var taken = await Spent(cluster, id);
        Assert.Equal(8192, taken.Output);
        Assert.InRange(taken.Input, 500, 5000);

        Assert.Null(await cluster.Grains.Document((await Get(cluster, id)).DocumentId).Delete(Owner));

        await Server.Left();
        Assert.Equal(taken, await Spent(cluster, id));
    }

    [Fact]
    public async Task Analysis_DeadlineWhileTheModelThinks_IsPaidAllTheSame()
    {
        Server.Answer = ModelAnswers.Hangs();
        await using var cluster = await Start(("Analysis:Timeout", "00:00:04"));
        var id = await Begin(cluster, AnalyzerChoice.Default);
        await Server.Left();
        await cluster.Final(id, Owner);

        // Nobody knows how much of an answer there was.
        var spent = await Spent(cluster, id);
        Assert.Equal((true, 8192), (spent.Input > 500, spent.Output));
    }

    [Fact]
    public async Task Tokens_ManyAtOnce_NeverTakeMoreThanTheDay()
    {
        await using var cluster = await Start();
        var table = new ModelTokensTable(cluster.Database.DataSource);
        var run = new AnalysisRun(1, Owner, default, JobDescription: null, AnalyzerChoice.Default, default);
        var ids = Enumerable.Range(0, 40).Select(_ => new AnalysisId(Guid.CreateVersion7())).ToList();

        var answers = await Task.WhenAll(ids.Select(id => table.Reserve(id, run, 1, new TokenWish(1000, 256, 4000), 52_500, TestContext.Current.CancellationToken)));

        // Ten whole ones, one that gets what is left, and nothing for the others.
        Assert.Equal((10, 1, 29), (answers.Count(answer => answer == 4000), answers.Count(answer => answer == 1500), answers.Count(answer => answer is null)));
        // Whoever did not hear of it asks again, and has it already.
        Assert.Equal(answers, await Task.WhenAll(ids.Select(id => table.Reserve(id, run, 1, new TokenWish(1000, 256, 4000), 52_500, TestContext.Current.CancellationToken))));
        Assert.Equal(52_500, await cluster.Database.ScalarAsync<long>("SELECT sum(input_tokens + output_tokens)::bigint FROM model_tokens", TestContext.Current.CancellationToken));
    }

    private static async Task<ModelTokens> Spent(ResumeCluster cluster, AnalysisId id) => new(
        await cluster.Database.ScalarAsync<long>($"SELECT sum(input_tokens)::bigint FROM model_tokens WHERE analysis_id = '{id}'", TestContext.Current.CancellationToken),
        await cluster.Database.ScalarAsync<long>($"SELECT sum(output_tokens)::bigint FROM model_tokens WHERE analysis_id = '{id}'", TestContext.Current.CancellationToken));
}
