using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>The model behind a whole silo: from the wish to the row.</summary>
public sealed class ModelInClusterTests(TestPostgres postgres) : ModelInCluster(postgres)
{
    [Theory]
    [InlineData("fail")]
    [InlineData("fallback")]
    public async Task Analysis_EndpointHangsPastTheDeadline_FailsAsTimedOutAndNamesIt(string onFailure)
    {
        Server.Answer = ModelAnswers.Hangs();
        await using var cluster = await Start(("Analysis:Timeout", "00:00:03"), ("Llm:OnFailure", onFailure));

        var id = await Begin(cluster, AnalyzerChoice.Default);
        await Server.Left();
        var failed = await cluster.Final(id, Owner);

        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.TimedOut), (failed.Status, failed.Error!.Code));
        Assert.Contains("within 3 s (timed out)", failed.Error.Message, StringComparison.Ordinal);
        Assert.Null(failed.Result);
    }

    [Fact]
    public async Task Analysis_AttemptTimesOutBeforeTheDeadline_FailsAsTimedOutAndNamesIt()
    {
        Server.Answer = ModelAnswers.Hangs();
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
        Assert.Empty(Server.Requests);

        var modelled = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal((AnalysisStatus.Completed, "llm", "test-model"), (modelled.Status, modelled.Analyzer!.Name, modelled.Analyzer.Model));
        Assert.Single(Server.Requests);
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
        Assert.Single(Server.Requests);

        await Run(cluster, AnalyzerChoice.Default, first.DocumentId, job: "A welder who reads drawings.");
        Assert.Equal(2, Server.Requests.Count);
        await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task Analysis_NameThatMeansAnotherModelByNow_IsAskedAgain()
    {
        Server.Answer = ModelAnswers.Names("test-model-2031-01");
        await using var cluster = await Start();
        var first = await Run(cluster, AnalyzerChoice.Default);
        Assert.Equal(("test-model-2031-01", "test-model"), (first.Analyzer!.Model, first.Analyzer.Alias));
        Assert.Equal(first.Analyzer with { Tokens = null }, (await Run(cluster, AnalyzerChoice.Default, first.DocumentId)).Analyzer);
        Assert.Single(Server.Requests);

        Server.Answer = ModelAnswers.Names("test-model-2031-02");
        await Run(cluster, AnalyzerChoice.Default);
        var again = await Run(cluster, AnalyzerChoice.Default, first.DocumentId);

        Assert.Equal(("test-model-2031-02", "test-model"), (again.Analyzer!.Model, again.Analyzer.Alias));
        Assert.Equal(3, Server.Requests.Count);
    }

    [Fact]
    public async Task Analysis_RefusedByTheEndpoint_KeepsTheReasonInTheRow()
    {
        Server.Answer = ModelAnswers.Status(401);
        await using var cluster = await Start();

        var failed = await Run(cluster, AnalyzerChoice.Default);

        Assert.Equal((AnalysisStatus.Failed, AnalysisErrorCode.ProviderRejected), (failed.Status, failed.Error!.Code));
        Assert.Equal(
            "provider_rejected",
            await cluster.Database.ScalarAsync<string>("SELECT error_code FROM analyses", TestContext.Current.CancellationToken));
    }
}
