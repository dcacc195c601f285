using System.Globalization;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>Why a model gave no usable answer. Made of statuses and times alone: what the endpoint says may quote key or resume.</summary>
/// <param name="Code">The stable cause.</param>
/// <param name="What">What happened: one sentence.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record ModelFailure(AnalysisErrorCode Code, string What, string Advice)
{
    private const string Retry = "Retry the analysis in a minute, or ask for one with \"analyzer\": \"builtin\", which needs no model.";

    private const string RetryNow = "Retry the analysis, or ask for one with \"analyzer\": \"builtin\", which needs no model.";

    /// <summary>The same in a word, for <see cref="AnalyzerInfo.ModelMissing"/>.</summary>
    public string Missing => this == DayIsSpent ? "tokens_spent" : this == TooMuch ? "too_long" : Code.Name();

    public static ModelFailure Declined { get; } = new(AnalysisErrorCode.OutputInvalid, "The model declined to judge this document.", RetryNow);

    public static ModelFailure CutOff { get; } = new(AnalysisErrorCode.OutputInvalid, "The model's answer was cut off at its length limit.", RetryNow);

    public static ModelFailure Malformed { get; } =
        new(AnalysisErrorCode.OutputInvalid, "The model's answer was not of the form that was asked for.", RetryNow);

    public static ModelFailure DayIsSpent { get; } = new(
        AnalysisErrorCode.ProviderUnavailable,
        "What this guest may ask of the model within 24 hours is used up.",
        "Retry the analysis tomorrow, or ask for one with \"analyzer\": \"builtin\", which needs no model.");

    public static ModelFailure TooMuch { get; } = new(
        AnalysisErrorCode.ProviderRejected,
        "Resume and job description are longer than the model may read for one analysis.",
        "Shorten them, or ask for an analysis with \"analyzer\": \"builtin\", which needs no model.");

    public static ModelFailure TimedOut(TimeSpan timeout) => new(
        AnalysisErrorCode.TimedOut,
        string.Create(CultureInfo.InvariantCulture, $"The model did not answer within {timeout.TotalSeconds:0.###} s (timed out)."),
        Retry);

    public static ModelFailure OutOfTime { get; } = new(
        AnalysisErrorCode.TimedOut, "The model gave no usable answer before the analysis had to end (timed out).", Retry);

    public static ModelFailure LeftAlone { get; } = new(
        AnalysisErrorCode.ProviderUnavailable, "The model's endpoint fails again and again, and is left alone for some seconds.", Retry);

    public static ModelFailure TooLong { get; } = new(AnalysisErrorCode.OutputInvalid, "The model's answer was too long.", RetryNow);

    public static ModelFailure Unreachable { get; } = new(
        AnalysisErrorCode.ProviderUnavailable, "The model's endpoint could not be reached, or broke off its answer.", Retry);

    /// <summary>A status that is no success.</summary>
    public static ModelFailure OfStatus(int status) => status switch
    {
        429 => new(AnalysisErrorCode.ProviderUnavailable, "The model's endpoint has no room for more requests (HTTP 429).", Retry),
        408 => new(AnalysisErrorCode.ProviderUnavailable, Said("gave up waiting for the request", status), Retry),
        >= 500 => new(AnalysisErrorCode.ProviderUnavailable, Said("is out of order", status), Retry),
        401 or 403 => Refused("did not accept the key", status, "Llm__ApiKey"),
        404 => Refused("does not know the address or the model", status, "Llm__Endpoint and Llm__Model"),
        _ => Refused("refused the request", status, "the endpoint's log and account, Llm__Endpoint and Llm__Model"),
    };

    private static ModelFailure Refused(string how, int status, string setting) => new(
        AnalysisErrorCode.ProviderRejected,
        Said(how, status),
        $"The operator has to check {setting}. Until then ask for an analysis with \"analyzer\": \"builtin\", which needs no model.");

    private static string Said(string how, int status) => string.Create(CultureInfo.InvariantCulture, $"The model's endpoint {how} (HTTP {status}).");
}
