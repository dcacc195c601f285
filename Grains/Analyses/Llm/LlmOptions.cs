namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>The model that adds its judgement (section <c>Llm</c> of the configuration).</summary>
public sealed class LlmOptions
{
    /// <summary>Whose protocol the endpoint speaks; none: no document leaves this system.</summary>
    public LlmProvider Provider { get; set; } = LlmProvider.None;

    /// <summary>Where it is, up to its version: <c>https://host/v1</c>. No default: nobody's resume goes where no operator sent it.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The model, by the endpoint's name for it.</summary>
    public string? Model { get; set; }

    /// <summary>The endpoint's key; none where it asks for none. Never in a log or an error.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Longest time for one answer of the model, each repetition's own; an analysis' deadline may end it earlier. Where it is shorter
    /// than <see cref="AnalysisOptions.Timeout"/>, the model is given up shortly before the deadline, so that what becomes of the
    /// analysis is <see cref="OnFailure"/>'s.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a call that may pass later is made again: 429, 408, 5xx, no connection, or no answer in time.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>The longest answer that is asked for, in the model's tokens, thinking included.</summary>
    public int MaxTokens { get; set; } = 8192;

    /// <summary>The most that one analysis may cost, in tokens of prompts and answers together, by an estimate before each call.</summary>
    public int TokensPerAnalysis { get; set; } = 100_000;

    /// <summary>
    /// The most that the analyses of one guest may cost within 24 hours, in all silos together: what a call may cost at most is taken
    /// before it. Exceeded by no more than estimates of prompts are wrong.
    /// </summary>
    public long TokensPerGuestDay { get; set; } = 500_000;

    /// <summary>What becomes of an analysis whose model fails.</summary>
    public LlmFailure OnFailure { get; set; } = LlmFailure.Fail;
}

/// <summary>Whose protocol a model's endpoint speaks.</summary>
public enum LlmProvider
{
    /// <summary>There is no model: the built-in analyzer judges alone.</summary>
    None = 0,

    /// <summary>OpenAI's chat completions, which most servers of models speak.</summary>
    OpenAI = 1,
}

/// <summary>What becomes of an analysis whose model fails.</summary>
public enum LlmFailure
{
    /// <summary>It fails with the reason, and can be retried.</summary>
    Fail = 0,

    /// <summary>It completes with the built-in report, whose summary says so.</summary>
    Fallback = 1,
}
