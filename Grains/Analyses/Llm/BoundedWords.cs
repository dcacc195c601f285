using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// Keeps what an endpoint says out of telemetry, which sits above: it writes down the messages of exceptions, and takes ids, names
/// of models and reasons for labels. Here exceptions become ours, and of the rest only what is known or looks like a name is left.
/// </summary>
/// <param name="inner">The endpoint.</param>
/// <param name="configured">The model's name by the configuration.</param>
/// <param name="clock">For endpoints that say at what time to come back.</param>
internal sealed class BoundedWords(IChatClient inner, string? configured, TimeProvider clock) : DelegatingChatClient(inner)
{
    // An alias moves a few times in the life of a process; each name is a time series for as long.
    private const int MostNames = 8;

    private const int LongestName = 80;

    private const string Told = "openai.response.";

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>One answer.</summary>
    /// <exception cref="ModelCallException">There was none.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response;
        try
        {
            response = await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception exception)
        {
            // A call that was broken off ends in many ways.
            cancellationToken.ThrowIfCancellationRequested();
            throw ModelCallException.Of(exception, clock);
        }
        finally
        {
            Untell(Activity.Current);
        }

        return new ChatResponse(response.Messages)
        {
            ModelId = Name(response.ModelId),
            FinishReason = response.FinishReason is { } reason && IsKnown(reason) ? reason : null,
            Usage = response.Usage is { } usage ? new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount } : null,
        };
    }

    // The client writes some of what the endpoint says into the call's trace by itself.
    private static void Untell(Activity? trace)
    {
        foreach (var tag in trace?.TagObjects.Where(tag => tag.Key.StartsWith(Told, StringComparison.Ordinal)).Select(tag => tag.Key).ToList() ?? [])
        {
            trace?.SetTag(tag, null);
        }
    }

    private string? Name(string? said) =>
        said is { Length: > 0 and <= LongestName } && said.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '/' or '@')
        && (said == configured || _names.ContainsKey(said) || (_names.Count < MostNames && _names.TryAdd(said, true)))
            ? said
            : configured;

    private static bool IsKnown(ChatFinishReason reason) =>
        reason == ChatFinishReason.Stop || reason == ChatFinishReason.Length || reason == ChatFinishReason.ContentFilter || reason == ChatFinishReason.ToolCalls;
}
