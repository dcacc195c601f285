using Microsoft.Extensions.Options;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>Refuses settings that no analysis could succeed with, at the start instead of at the first resume. Never tells the key.</summary>
internal sealed class LlmOptionsCheck : IValidateOptions<LlmOptions>
{
    // A timer takes no more than some weeks, and nobody waits an hour for a report.
    private static readonly TimeSpan _longestAttempt = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, LlmOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(string.Join(' ', wrong));
    }

    private static IEnumerable<string> Wrong(LlmOptions options)
    {
        if (!Enum.IsDefined(options.Provider)) yield return "Llm:Provider is none or openai.";
        if (!Enum.IsDefined(options.OnFailure)) yield return "Llm:OnFailure is fail or fallback.";
        if (options.AttemptTimeout <= TimeSpan.Zero || options.AttemptTimeout > _longestAttempt)
            yield return "Llm:AttemptTimeout is longer than zero and at most 01:00:00.";
        if (options.Retries is < 0 or > 10) yield return "Llm:Retries is 0 to 10.";
        if (options.MaxTokens is < 256 or > 1_000_000) yield return "Llm:MaxTokens is 256 to 1000000.";
        if (options.TokensPerAnalysis is < 1000 or > 100_000_000) yield return "Llm:TokensPerAnalysis is 1000 to 100000000.";
        if (options.TokensPerGuestDay is < 1000 or > 1_000_000_000_000) yield return "Llm:TokensPerGuestDay is 1000 to 1000000000000.";
        if (options.Provider == LlmProvider.None) yield break;

        if (!IsEndpoint(options.Endpoint))
            yield return "Llm:Endpoint is the http or https address of the model's endpoint, such as https://host/v1, without user, query or fragment.";
        if (string.IsNullOrWhiteSpace(options.Model)) yield return "Llm:Model names the model.";
        if (!string.IsNullOrEmpty(options.ApiKey) && !options.ApiKey.All(c => c is > ' ' and <= '~'))
            yield return "Llm:ApiKey is printable ASCII without spaces.";
    }

    private static bool IsEndpoint(Uri? endpoint) =>
        endpoint is { IsAbsoluteUri: true, Host.Length: > 0, UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
        && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps);
}
