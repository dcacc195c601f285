using System.Text.Json;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Processes;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
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

    [Fact]
    public async Task Analyze_EachSending_IsTakenFromTheGuestsDayBeforeItAndPutRightAfterIt()
    {
        var ledger = new RecordedLedger();
        _server.Answer = context => (_server.Requests.Count < 3 ? ModelAnswers.Status(503) : ModelAnswers.Says("""{"findings":[]}""", input: 700, output: 30))(context);

        var result = await Analyze(ledger, ("Llm:Retries", "2"));

        var prompt = ledger.Taken[1].Prompt;
        Assert.InRange(prompt, Samples.Strong.Length / 4, Samples.Strong.Length * 2);
        Assert.Equal([1, 2, 3], ledger.Taken.Keys.Order());
        Assert.All(ledger.Taken.Values, taken => Assert.Equal((prompt, 8192), taken));
        Assert.Equal([new(prompt, 0), new(prompt, 0), new ModelTokens(700, 30)], ledger.Settled.OrderBy(one => one.Key).Select(one => one.Value));
        Assert.Equal(new ModelTokens((2 * prompt) + 700, 30), result.Analyzer!.Tokens);
    }

    [Fact]
    public async Task Analyze_AnswerThatCannotBeRead_HasCostAWholeOne()
    {
        var ledger = new RecordedLedger();
        _server.Answer = ModelAnswers.Body("<html>Welcome</html>");

        var result = await Analyze(ledger);

        Assert.Equal(new ModelTokens(ledger.Taken[1].Prompt, 8192), result.Analyzer!.Tokens);
        Assert.Empty(ledger.Settled);
    }

    [Fact]
    public async Task Analyze_SchemaRefused_PaysForBothCalls()
    {
        var ledger = new RecordedLedger();
        _server.Answer = context => (_server.Requests.Count == 1 ? ModelAnswers.Status(400) : ModelAnswers.Says("""{"findings":[]}""", input: 700, output: 30))(context);

        await Analyze(ledger);

        Assert.Equal([new(ledger.Taken[1].Prompt, 0), new ModelTokens(700, 30)], ledger.Settled.OrderBy(one => one.Key).Select(one => one.Value));
    }

    [Fact]
    public async Task Analyze_CallerGoesAway_PaysWhatWasTaken()
    {
        var ledger = new RecordedLedger();
        _server.Answer = ModelAnswers.Hangs();
        using var caller = new CancellationTokenSource();
        await using var modelled = new Modelled(_server.Settings);

        var running = modelled.Analyzer.Analyze(Judged.Input(Samples.Strong) with { Ledger = ledger }, caller.Token);
        await _server.Asked();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Single(ledger.Taken);
        Assert.Empty(ledger.Settled);
    }

    [Fact]
    public async Task Analyze_NoAnswerInTime_HasCostAWholeOne()
    {
        var ledger = new RecordedLedger();
        _server.Answer = ModelAnswers.Hangs();

        var result = await Analyze(ledger, ("Llm:AttemptTimeout", "00:00:00.200"), ("Llm:Retries", "0"));

        Assert.Equal(8192, result.Analyzer!.Tokens!.Output);
        Assert.Empty(ledger.Settled);
    }

    [Fact]
    public async Task Analyze_NobodyListens_CostsNothing()
    {
        var ledger = new RecordedLedger();

        var result = await Analyze(ledger, ("Llm:Endpoint", $"http://127.0.0.1:{FreePorts.Take(1)[0]}/v1"));

        Assert.Null(result.Analyzer!.Tokens);
        Assert.Equal(new ModelTokens(0, 0), ledger.Settled[1]);
    }

    [Fact]
    public async Task Analyze_NoTokensLeftToTryAgain_FailsForWhatHappened()
    {
        var ledger = new RecordedLedger { Calls = 1 };
        _server.Answer = ModelAnswers.Status(503);

        var result = await Analyze(ledger, ("Llm:Retries", "2"));

        Assert.Contains("(HTTP 503)", result.Error!.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Analyze_DocumentLongerThanAnyDay_IsToldSo()
    {
        var result = await Analyze(("Llm:TokensPerGuestDay", "1000"));

        Assert.Equal(AnalysisErrorCode.ProviderRejected, result.Error!.Code);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Analyze_EndpointCountsNonsense_IsNotBelieved()
    {
        _server.Answer = ModelAnswers.Says("no JSON", input: 2_000_000_000, output: -5);

        var result = await Analyze();

        Assert.Equal(new ModelTokens(1_000_000_000, 0), result.Analyzer!.Tokens);
    }

    private Task<RunResult> Analyze(params (string Key, string Value)[] more) => Analyze(ledger: null, more);

    private async Task<RunResult> Analyze(IModelLedger? ledger, params (string Key, string Value)[] more)
    {
        var settings = _server.Settings;
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        await using var modelled = new Modelled(settings, new HastyTime());
        return await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong) with { Ledger = ledger }, TestContext.Current.CancellationToken);
    }

    private sealed class RecordedLedger : IModelLedger
    {
        /// <summary>How many calls it has room for.</summary>
        public int Calls { get; init; } = int.MaxValue;

        public Dictionary<int, (long Prompt, int Longest)> Taken { get; } = [];

        public Dictionary<int, ModelTokens> Settled { get; } = [];

        public Task<int?> Reserve(int call, long prompt, int shortest, int longest, CancellationToken cancellation)
        {
            Assert.Equal(Taken.Count, Settled.Count);
            if (call > Calls)
            {
                return Task.FromResult<int?>(null);
            }

            Taken.Add(call, (prompt, longest));
            return Task.FromResult<int?>(longest);
        }

        public Task Settle(int call, ModelTokens spent)
        {
            Settled.Add(call, spent);
            return Task.CompletedTask;
        }
    }
}
