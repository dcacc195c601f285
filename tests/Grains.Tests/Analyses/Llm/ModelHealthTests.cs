using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Postgres;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>What health says of the model.</summary>
public sealed class ModelHealthTests(TestPostgres postgres) : ModelInCluster(postgres)
{
    [Theory]
    [InlineData("fail")]
    [InlineData("fallback")]
    public async Task Health_ModelThatFails_IsAReasonWhateverBecomesOfTheAnalyses(string onFailure)
    {
        Server.Answer = ModelAnswers.Status(503);
        await using var cluster = await Start(("Llm:OnFailure", onFailure));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("provider_unavailable", (await Run(cluster, AnalyzerChoice.Default)).Analyzer!.ModelMissing);
        }

        var health = await cluster.Grains.WorkerHealth().Get();

        Assert.Contains(health.Reasons, reason => reason.StartsWith("The model endpoint failed 3 analyses", StringComparison.Ordinal));
        Assert.Equal("closed", health.ModelBreaker);
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("fallback")]
    public async Task Health_GuestWhoHasSpentTheDay_IsNoReason(string onFailure)
    {
        await using var cluster = await Start(("Llm:OnFailure", onFailure), ("Llm:TokensPerGuestDay", "1000"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("too_long", (await Run(cluster, AnalyzerChoice.Default)).Analyzer!.ModelMissing);
        }

        Assert.DoesNotContain((await cluster.Grains.WorkerHealth().Get()).Reasons, reason => reason.Contains("model", StringComparison.Ordinal));
    }
}
