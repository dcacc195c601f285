using System.Globalization;
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
/// The built-in analyzer, and a model's judgement on top of it: suggestions with quotes that stand in the text. Where the model
/// fails, the analysis fails with the reason, or completes without it if the operator said so.
/// </summary>
internal sealed class ModelAnalyzer(
    IChatClient model,
    ModelCalls calls,
    ModelMetrics metrics,
    BuiltInAnalyzer builtIn,
    JudgingThreads threads,
    TimeProvider clock,
    IOptions<LlmOptions> options,
    IOptions<AnalysisOptions> analyses,
    ILogger<ModelAnalyzer> logger) : IAnalyzer
{
    // Enough to store a report before the deadline, where the analysis may end without the model; a part of what is left, where that is little.
    private static readonly TimeSpan _storing = TimeSpan.FromSeconds(2);
    private const int StoringPart = 10;

    private static readonly string _readInPart = string.Create(
        CultureInfo.InvariantCulture, $"The model has read the first {ModelPrompt.LongestText:#,0} characters of the resume only.");

    private readonly LlmOptions _options = options.Value;

    private volatile AnalyzerInfo _info = new("llm", $"{BuiltInAnalyzer.Version}.{ModelPrompt.Version}", options.Value.Model);

    /// <summary>Who judges; since an answer has named the model, with that name: an alias may come to mean another model.</summary>
    public AnalyzerInfo Info => _info;

    /// <summary>Whether the rules have judged in this process.</summary>
    public bool IsWarm => threads.HaveJudged;

    /// <summary>Judges: some milliseconds for the rules, and up to <see cref="LlmOptions.AttemptTimeout"/> for each call of the model.</summary>
    /// <param name="input">What to judge; text and job are sent to the model.</param>
    /// <param name="cancellation">Ends it, also while the model is awaited.</param>
    /// <exception cref="OperationCanceledException">The caller's token ended it: never answered with a fallback.</exception>
    public async Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var total = new CancellationTokenSource(ForTheModel(input.TimeLeft), clock);
        if (await threads.Run(() => ByRules(input, cancellation), cancellation) is not var (context, report))
        {
            return TooComplex.Told(Info);
        }

        input.Progress?.Report(AnalysisStep.Model);
        var budget = new TokenBudget(Math.Min(_options.TokensPerAnalysis, _options.TokensPerGuestDay), input.Ledger);
        var conversation = new ModelConversation(model, calls, budget, _options.MaxTokens, logger);
        var (answer, failure) = await Ask(input, conversation, total.Token, cancellation);
        var analyzer = Named(conversation.Model) with { Tokens = budget.Spent };
        if (answer is not null)
        {
            var judged = ModelFindings.AddTo(report, context, answer, metrics.Found);
            return Completed(analyzer, input.Text.Length > ModelPrompt.LongestText ? judged with { Summary = $"{judged.Summary} {_readInPart}" } : judged);
        }

        return _options.OnFailure == LlmFailure.Fallback
            ? Completed(builtIn.Info with { Tokens = budget.Spent, ModelMissing = failure.Missing }, report with { Summary = $"{report.Summary} These are the findings of the built-in rules alone. {failure.What}" })
            : new RunResult(analyzer with { ModelMissing = failure.Missing }, Report: null, new AnalysisError(failure.Code, $"{failure.What} {failure.Advice}"));
    }

    private static (RuleContext Context, Report Report)? ByRules(AnalysisInput input, CancellationToken cancellation)
    {
        input.Progress?.Report(AnalysisStep.Judging);
        try
        {
            var work = new WorkBudget(cancellation: cancellation);
            var context = new RuleContext(input, ResumeParser.Parse(input.Text, input.Layout, work), work);
            return (context, ResumeJudge.Judge(context, cancellation));
        }
        catch (TooComplexException)
        {
            return null;
        }
    }

    private static async Task<(ModelAnswer? Answer, ModelFailure Failure)> Ask(AnalysisInput input, ModelConversation conversation, CancellationToken total, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, total);
        try
        {
            return await conversation.Ask(ModelPrompt.Of(input), either.Token);
        }
        catch (OperationCanceledException) when (total.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return (null, ModelFailure.OutOfTime);
        }
    }

    private AnalyzerInfo Named(string? model)
    {
        if (model is not null && model != _info.Model)
        {
            _info = _info with { Model = model, Alias = model == _options.Model ? null : _options.Model };
        }

        return _info;
    }

    // Repetitions and repairs may take longer than the deadline allows, which would leave no time for what is to become of the
    // analysis then. An operator who gives one call all the time there is wants the deadline to end it.
    private TimeSpan ForTheModel(TimeSpan? left)
    {
        if (left is not { } time || _options.AttemptTimeout >= analyses.Value.Timeout)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var storing = time / StoringPart < _storing ? time / StoringPart : _storing;
        return time > storing ? time - storing : TimeSpan.Zero;
    }

    private static RunResult Completed(AnalyzerInfo analyzer, Report report) =>
        new(analyzer, new Utf8Json(JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Options)), Error: null);
}
