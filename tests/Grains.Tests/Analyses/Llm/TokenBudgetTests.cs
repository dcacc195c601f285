using System.Text.Json;
using OrleansResume.Fixtures.Llm;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>What one analysis may cost, and what it says that it has cost.</summary>
public sealed class TokenBudgetTests : IAsyncLifetime
{
    private ModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Analyze_Repaired_HasCostBothCalls()
    {
        var answers = new Queue<string>(["no JSON", """{"findings":[]}"""]);
        _server.Answer = context => ModelAnswers.Says(answers.Dequeue(), input: 700, output: 30)(context);

        var result = await Analyze();

        Assert.Null(result.Error);
        Assert.Equal(new ModelTokens(1400, 60), result.Analyzer!.Tokens);
    }

    [Fact]
    public async Task Analyze_AnswerThatIsOfNoUse_HasCostItAllTheSame()
    {
        _server.Answer = ModelAnswers.Says("no JSON", input: 700, output: 30);

        var result = await Analyze();

        Assert.Equal((AnalysisErrorCode.OutputInvalid, new ModelTokens(1400, 60)), (result.Error!.Code, result.Analyzer!.Tokens));
    }

    [Fact]
    public async Task Analyze_EndpointDoesNotSay_IsCountedByLength()
    {
        _server.Answer = ModelAnswers.SaysWithoutUsage("""{"findings":[]}""");

        var result = await Analyze();

        Assert.InRange(result.Analyzer!.Tokens!.Input, Samples.Strong.Length / 4, Samples.Strong.Length * 2);
        Assert.Equal(5, result.Analyzer.Tokens.Output);
    }

    [Fact]
    public async Task Analyze_RoomForTheFirstCallOnly_IsNotRepaired()
    {
        _server.Answer = ModelAnswers.Says("no JSON", input: 8_000, output: 1_900);

        var result = await Analyze(("Llm:TokensPerAnalysis", "10000"));

        Assert.Equal((AnalysisErrorCode.OutputInvalid, 1), (result.Error!.Code, _server.Requests.Count));
    }

    [Fact]
    public async Task Analyze_LittleRoom_AsksForAShorterAnswer()
    {
        await Analyze(("Llm:TokensPerAnalysis", "5000"));

        using var body = JsonDocument.Parse(Assert.Single(_server.Requests).Body);
        var longest = body.RootElement.TryGetProperty("max_completion_tokens", out var asked) ? asked : body.RootElement.GetProperty("max_tokens");
        Assert.InRange(longest.GetInt32(), 256, 4999);
    }

    [Fact]
    public async Task Analyze_MoreThanTheModelMayRead_IsRefusedBeforeItIsSent()
    {
        var result = await Analyze(("Llm:TokensPerAnalysis", "1000"));

        Assert.Equal(AnalysisErrorCode.ProviderRejected, result.Error!.Code);
        Assert.Null(result.Analyzer!.Tokens);
        Assert.Empty(_server.Requests);
    }

    private async Task<RunResult> Analyze(params (string Key, string Value)[] more)
    {
        var settings = _server.Settings;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        await using var modelled = new Modelled(settings);
        return await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), TestContext.Current.CancellationToken);
    }
}
