using System.ClientModel;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// The built-in analyzer, and a model's judgement on top of it: suggestions with quotes that stand in the text. One call a
/// report, and one more where its answer is of another form. Where the model fails, the analysis fails with the reason, or completes without it if the operator said so.
/// </summary>
public sealed partial class ModelAnalyzer(
    IChatClient model,
    BuiltInAnalyzer builtIn,
    TimeProvider clock,
    IOptions<LlmOptions> options,
    ILogger<ModelAnalyzer> logger) : IAnalyzer
{
    private readonly LlmOptions _options = options.Value;

    // Learned once a process.
    private volatile bool _takesNoSchema;

    /// <inheritdoc/>
    public AnalyzerInfo Info { get; } = new("llm", $"{BuiltInAnalyzer.Version}.{ModelPrompt.Version}", options.Value.Model);

    /// <summary>Judges: some milliseconds for the rules, and up to <see cref="LlmOptions.AttemptTimeout"/> for the model.</summary>
    /// <param name="input">What to judge; text and job are sent to the model.</param>
    /// <param name="cancellation">Ends it, also while the model is awaited.</param>
    /// <exception cref="OperationCanceledException">The caller's token ended it: never answered with a fallback.</exception>
    public async Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Progress?.Report(AnalysisStep.Judging);
        var context = new RuleContext(input, ResumeParser.Parse(input.Text, input.Layout));
        var report = ResumeJudge.Judge(context, cancellation);
        input.Progress?.Report(AnalysisStep.Model);
        var budget = new TokenBudget(Math.Min(_options.TokensPerAnalysis, input.ModelTokens));
        var (answer, failure) = await Ask(input, budget, cancellation);
        if (answer is not null)
        {
            return Completed(Info with { Tokens = budget.Spent }, ModelFindings.AddTo(report, context, answer));
        }

        return _options.OnFailure == LlmFailure.Fallback
            ? Completed(builtIn.Info with { Tokens = budget.Spent }, report with { Summary = $"{report.Summary} These are the findings of the built-in rules alone. {failure.What}" })
            : new RunResult(Info with { Tokens = budget.Spent }, Report: null, new AnalysisError(failure.Code, $"{failure.What} {failure.Advice}"));
    }

    // What is of another form than was asked for is sent back once, with what is wrong with it; nothing else is.
    private async Task<(ModelAnswer? Answer, ModelFailure Failure)> Ask(AnalysisInput input, TokenBudget budget, CancellationToken cancellation)
    {
        var prompt = ModelPrompt.Of(input);
        if (budget.Answer(prompt, _options.MaxTokens) is not { } longest)
        {
            return (null, input.ModelTokens < _options.TokensPerAnalysis ? ModelFailure.DayIsSpent : ModelFailure.TooMuch);
        }

        var (answer, failure, said) = await AskOnce(prompt, longest, budget, cancellation);
        if (answer is null && failure == ModelFailure.Malformed && !string.IsNullOrWhiteSpace(said))
        {
            var repair = ModelPrompt.Repair(prompt, said);
            if (budget.Answer(repair, _options.MaxTokens) is { } still)
            {
                (answer, failure, _) = await AskOnce(repair, still, budget, cancellation);
            }
        }

        return (answer, failure);
    }

    private async Task<(ModelAnswer? Answer, ModelFailure Failure, string? Said)> AskOnce(
        IList<ChatMessage> prompt, int longest, TokenBudget budget, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(_options.AttemptTimeout, clock);
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        ChatResponse response;
        try
        {
            response = await Call(prompt, longest, attempt.Token);
            budget.Charge(prompt, response);
        }
        catch (Exception exception)
        {
            // A deadline that has passed too wins: it is never answered with a report.
            cancellation.ThrowIfCancellationRequested();
            var failure = timeout.IsCancellationRequested ? ModelFailure.TimedOut(_options.AttemptTimeout) : ModelFailure.Of(exception);
            LogFailed(logger, failure.What, exception.GetType().Name, exception.InnerException?.GetType().Name);
            return (null, failure, null);
        }

        var (answer, why) = Read(response);
        return (answer, why, response.Text);
    }

    // An endpoint that takes no schema takes the instructions, which say the same in words.
    private async Task<ChatResponse> Call(IList<ChatMessage> prompt, int longest, CancellationToken cancellation)
    {
        try
        {
            return await model.GetResponseAsync(prompt, Format(_takesNoSchema, longest), cancellation);
        }
        catch (ClientResultException refused) when (refused.Status == 400 && !_takesNoSchema)
        {
            var answer = await model.GetResponseAsync(prompt, Format(takesNoSchema: true, longest), cancellation);
            _takesNoSchema = true;
            return answer;
        }
    }

    private (ModelAnswer? Answer, ModelFailure Failure) Read(ChatResponse response)
    {
        var answer = ModelAnswer.Read(response.Text);
        var failure = response switch
        {
            { FinishReason: { } reason } when reason == ChatFinishReason.Length => ModelFailure.CutOff,
            { FinishReason: { } reason } when reason == ChatFinishReason.ContentFilter => ModelFailure.Declined,
            _ when response.Messages.Any(message => message.Contents.OfType<ErrorContent>().Any()) => ModelFailure.Declined,
            _ => ModelFailure.Malformed,
        };
        if (answer is null)
        {
            LogFailed(logger, failure.What, exception: null, inner: null);
        }

        return (answer, failure);
    }

    private static ChatOptions Format(bool takesNoSchema, int longest) => new()
    {
        MaxOutputTokens = longest,
        ResponseFormat = takesNoSchema ? ChatResponseFormat.Json : ModelAnswer.Format,
        AdditionalProperties = takesNoSchema ? null : new AdditionalPropertiesDictionary { ["strict"] = true },
    };

    private static RunResult Completed(AnalyzerInfo analyzer, Report report) =>
        new(analyzer, new Utf8Json(JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Options)), Error: null);

    // The exceptions' types, never their words: an endpoint may repeat the key or the resume.
    [LoggerMessage(1801, LogLevel.Warning, "No judgement of the model: {What} ({Exception}, {Inner})")]
    private static partial void LogFailed(ILogger logger, string what, string? exception, string? inner);
}
