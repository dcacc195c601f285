using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OrleansResume.Fixtures.Llm;
using OrleansResume.Fixtures.Processes;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>What an analysis says when the model's endpoint misbehaves.</summary>
public sealed class ModelFailureTests : IAsyncLifetime
{
    private static readonly Dictionary<string, (RequestDelegate Answer, AnalysisErrorCode Code, string Says)> _cases = new(StringComparer.Ordinal)
    {
        ["bad key"] = (ModelAnswers.Status(401), AnalysisErrorCode.ProviderRejected, "did not accept the key (HTTP 401). The operator has to check Llm__ApiKey"),
        ["forbidden"] = (ModelAnswers.Status(403), AnalysisErrorCode.ProviderRejected, "(HTTP 403)"),
        ["bad request"] = (ModelAnswers.Status(400), AnalysisErrorCode.ProviderRejected, "(HTTP 400)"),
        ["no such model"] = (ModelAnswers.Status(404), AnalysisErrorCode.ProviderRejected, "does not know the address or the model (HTTP 404)"),
        ["moved"] = (ModelAnswers.Status(307), AnalysisErrorCode.ProviderRejected, "(HTTP 307)"),
        ["unprocessable"] = (ModelAnswers.Status(422), AnalysisErrorCode.ProviderRejected, "(HTTP 422)"),
        ["gave up waiting"] = (ModelAnswers.Status(408), AnalysisErrorCode.ProviderUnavailable, "gave up waiting for the request (HTTP 408). Retry"),
        ["too many"] = (ModelAnswers.Status(429), AnalysisErrorCode.ProviderUnavailable, "no room for more requests (HTTP 429). Retry"),
        ["broken"] = (ModelAnswers.Status(500), AnalysisErrorCode.ProviderUnavailable, "out of order (HTTP 500). Retry"),
        ["unavailable"] = (ModelAnswers.Status(503), AnalysisErrorCode.ProviderUnavailable, "out of order (HTTP 503). Retry"),
        ["broken without end"] = (ModelAnswers.NeverEnds(500), AnalysisErrorCode.ProviderUnavailable, "(HTTP 500)"),
        ["cut connection"] = (ModelAnswers.BreaksOff(), AnalysisErrorCode.ProviderUnavailable, "broke off its answer. Retry"),
        ["endless"] = (ModelAnswers.NeverEnds(), AnalysisErrorCode.OutputInvalid, "too long"),
        ["refusal"] = (ModelAnswers.Refuses("I would rather not."), AnalysisErrorCode.OutputInvalid, "declined"),
        ["filtered"] = (ModelAnswers.Says("", "content_filter"), AnalysisErrorCode.OutputInvalid, "declined"),
        ["cut off"] = (ModelAnswers.Says("""{"findings":[{"cat""", "length"), AnalysisErrorCode.OutputInvalid, "cut off"),
        ["half a JSON"] = (ModelAnswers.Says("""{"findings":[{"cat"""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["another reason to end"] = (ModelAnswers.Says("", "Mara Ellingsen"), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["no body"] = (ModelAnswers.Body(""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["no JSON"] = (ModelAnswers.Body("<html>Welcome</html>"), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["null"] = (ModelAnswers.Body("null"), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["an array"] = (ModelAnswers.Body("[]"), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["another shape"] = (ModelAnswers.Body("""{"choices":[{"message":5}]}"""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["no choices"] = (ModelAnswers.Body("""{"id":"1","choices":[]}"""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["prose"] = (ModelAnswers.Says("This is a fine resume."), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["empty message"] = (ModelAnswers.Says(""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["no findings"] = (ModelAnswers.Says("{}"), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["findings null"] = (ModelAnswers.Says("""{"findings":null}"""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["a finding null"] = (ModelAnswers.Says("""{"findings":[null]}"""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["a finding without quote"] = (ModelAnswers.Finds(new { category = "experience", message = "m", suggestion = "s" }), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["a quote null"] = (ModelAnswers.Finds(new { category = "experience", quote = (string?)null, message = "m", suggestion = "s" }), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["half a surrogate pair"] = (ModelAnswers.Says("""{"findings":[{"category":"format","quote":"\ud83d","message":"m","suggestion":"s"}]}"""), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["another category"] = (ModelAnswers.Finds(new { category = "charm", quote = "q", message = "m", suggestion = "s" }), AnalysisErrorCode.OutputInvalid, "not of the form"),
        ["two of a key"] = (ModelAnswers.Says("""{"findings":[],"findings":[]}"""), AnalysisErrorCode.OutputInvalid, "not of the form"),
    };

    private static readonly HashSet<string> _repaired = new(
        ["half a JSON", "prose", "no findings", "findings null", "a finding null", "a finding without quote", "a quote null", "half a surrogate pair", "another category", "two of a key"],
        StringComparer.Ordinal);

    private ModelServer _server = null!;

    public static TheoryData<string> Cases => [.. _cases.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Analyze_EndpointMisbehaves_FailsWithTheReasonAfterAtMostOneRepair(string name)
    {
        var (answer, code, says) = _cases[name];
        _server.Answer = answer;
        await using var modelled = new Modelled(_server.Settings);

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Null(result.Report);
        Assert.Equal((modelled.Analyzer.Info, code.Name()), (result.Analyzer! with { Tokens = null, ModelMissing = null }, result.Analyzer.ModelMissing));
        Assert.Equal(code, result.Error!.Code);
        Assert.Contains(says, result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("\"analyzer\": \"builtin\"", result.Error.Message, StringComparison.Ordinal);
        // What was said in another form is asked for once more, and without a schema what may be refused for it; nothing else is.
        Assert.Equal(_repaired.Contains(name) || name is "bad request" or "unprocessable" ? 2 : 1, _server.Requests.Count);
        Assert.All([result.Error.Message, modelled.Log], text =>
        {
            Assert.DoesNotContain(ModelServer.Key, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ellingsen", text, StringComparison.Ordinal);
        });
        Assert.Contains("No judgement of the model", modelled.Log, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Analyze_EndpointMisbehavesWithFallback_IsTheBuiltInReportThatSaysSo(string name)
    {
        var (answer, code, says) = _cases[name];
        _server.Answer = answer;
        await using var modelled = new Modelled(new(_server.Settings) { ["Llm:OnFailure"] = "fallback" });
        var input = Judged.Input(Samples.Strong, job: Samples.Job);

        var result = await modelled.Analyzer.Analyze(input, Token);

        var builtIn = Modelled.Report(await new BuiltInAnalyzer().Analyze(input, Token));
        var report = Modelled.Report(result);
        Assert.Null(result.Error);
        Assert.Equal((new BuiltInAnalyzer().Info, code.Name()), (result.Analyzer! with { Tokens = null, ModelMissing = null }, result.Analyzer.ModelMissing));
        Assert.StartsWith($"{builtIn.Summary} These are the findings of the built-in rules alone. The model", report.Summary, StringComparison.Ordinal);
        Assert.Contains(says.Split(". ")[0], report.Summary, StringComparison.Ordinal);
        Assert.Equal(Json(builtIn with { Summary = "" }), Json(report with { Summary = "" }));
    }

    [Fact]
    public async Task Analyze_AnswerOfAnotherForm_IsSentBackOnceAndThenTaken()
    {
        _server.Answer = context => (_server.Requests.Count == 1 ? ModelAnswers.Says("Sure! Here are my findings:") : ModelAnswers.Says("""{"findings":[]}"""))(context);
        await using var modelled = new Modelled(_server.Settings);

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Null(result.Error);
        Assert.Equal(2, _server.Requests.Count);
        using var repair = System.Text.Json.JsonDocument.Parse(_server.Requests[1].Body);
        var messages = repair.RootElement.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Contains("Sure! Here are my findings:", messages[2].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_NobodyListens_IsUnavailable()
    {
        await using var modelled = new Modelled(new(_server.Settings) { ["Llm:Endpoint"] = $"http://127.0.0.1:{FreePorts.Take(1)[0]}/v1" });

        var result = await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        Assert.Equal(AnalysisErrorCode.ProviderUnavailable, result.Error!.Code);
        Assert.Contains("could not be reached", result.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "fail")]
    [InlineData(true, "fail")]
    [InlineData(false, "fallback")]
    [InlineData(true, "fallback")]
    public async Task Analyze_EndpointHangs_EndsAtTheAttemptsTimeoutAndHangsUp(bool midBody, string onFailure)
    {
        _server.Answer = midBody ? ModelAnswers.HangsMidBody() : ModelAnswers.Hangs();
        var clock = new FakeTimeProvider();
        await using var modelled = new Modelled(new(_server.Settings) { ["Llm:AttemptTimeout"] = "00:00:42.5", ["Llm:OnFailure"] = onFailure }, clock);

        var running = modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);
        await _server.Asked();
        clock.Advance(TimeSpan.FromSeconds(42));
        Assert.False(running.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var result = await running;

        const string Says = "The model did not answer within 42.5 s (timed out).";
        if (onFailure == "fail")
        {
            Assert.Equal(AnalysisErrorCode.TimedOut, result.Error!.Code);
            Assert.StartsWith(Says, result.Error.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.EndsWith(Says, Modelled.Report(result).Summary, StringComparison.Ordinal);
        }

        await _server.Left();
    }

    [Theory]
    [InlineData("fail", "00:01:00", 29)]
    [InlineData("fallback", "00:01:00", 29)]
    [InlineData("fallback", "00:00:10", 9.5)]
    public async Task Analyze_DeadlineDrawsNear_GivesTheModelUpInTimeToStoreWhatBecomesOfIt(string onFailure, string left, double seconds)
    {
        _server.Answer = ModelAnswers.Hangs();
        var clock = new FakeTimeProvider();
        await using var modelled = new Modelled(new(_server.Settings) { ["Llm:OnFailure"] = onFailure, ["Llm:AttemptTimeout"] = "00:01:10" }, clock);
        var timeLeft = TimeSpan.Parse(left, System.Globalization.CultureInfo.InvariantCulture);

        var running = modelled.Analyzer.Analyze(Judged.Input(Samples.Strong) with { TimeLeft = timeLeft }, Token);
        await _server.Asked();
        clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(running.IsCompleted);
        clock.Advance(timeLeft - TimeSpan.FromSeconds(seconds - 1) - TimeSpan.FromMilliseconds(1));
        var result = await running;

        Assert.Equal(onFailure == "fail" ? AnalysisErrorCode.TimedOut : null, result.Error?.Code);
        Assert.Contains("before the analysis had to end", result.Error?.Message ?? Modelled.Report(result).Summary, StringComparison.Ordinal);
        await _server.Left();
    }

    [Fact]
    public async Task Analyze_AttemptMayTakeAsLongAsTheAnalysis_IsTheDeadlinesToEnd()
    {
        _server.Answer = ModelAnswers.Hangs();
        var clock = new FakeTimeProvider();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2), clock);
        await using var modelled = new Modelled(new(_server.Settings) { ["Llm:OnFailure"] = "fallback", ["Llm:AttemptTimeout"] = "00:02:00" }, clock);

        var running = modelled.Analyzer.Analyze(Judged.Input(Samples.Strong) with { TimeLeft = TimeSpan.FromMinutes(2) }, deadline.Token);
        await _server.Asked();
        clock.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromMilliseconds(1));
        Assert.False(running.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("fallback")]
    public async Task Analyze_DeadlineWhileTheEndpointHangs_EndsWithoutAReport(string onFailure)
    {
        _server.Answer = ModelAnswers.Hangs();
        using var deadline = new CancellationTokenSource();
        await using var modelled = new Modelled(new(_server.Settings) { ["Llm:OnFailure"] = onFailure });

        var running = modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), deadline.Token);
        await _server.Asked();
        await deadline.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await _server.Left();
    }

    [Fact]
    public async Task Analyze_EndlessAnswer_IsHungUpOn()
    {
        _server.Answer = ModelAnswers.NeverEnds();
        await using var modelled = new Modelled(_server.Settings);

        await modelled.Analyzer.Analyze(Judged.Input(Samples.Strong), Token);

        await _server.Left();
    }

    private static string Json(Report report) => System.Text.Json.JsonSerializer.Serialize(report, ReportJson.Options);
}
