using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>What is said to a model for one analysis: the prompt, and once more where the answer is of another form. Each sending is paid for.</summary>
internal sealed partial class ModelConversation(IChatClient model, ModelCalls calls, TokenBudget budget, int longestAnswer, ILogger logger)
{
    // What failed last: where there are no tokens left to try again, that is the reason.
    private ModelFailure? _last;

    /// <summary>What the endpoint calls the model that answered last; null where it does not say.</summary>
    public string? Model { get; private set; }

    /// <summary>What of another form than was asked for is sent back once, with what is wrong with it; nothing else is.</summary>
    public async Task<(ModelAnswer? Answer, ModelFailure Failure)> Ask(IList<ChatMessage> prompt, CancellationToken cancellation)
    {
        var (answer, failure, said, wrong) = await AskOnce(prompt, cancellation);
        if (answer is null && failure == ModelFailure.Malformed && !string.IsNullOrWhiteSpace(said))
        {
            (answer, failure, _, _) = await AskOnce(ModelPrompt.Repair(prompt, said, wrong), cancellation);
        }

        return (answer, failure);
    }

    private async Task<(ModelAnswer? Answer, ModelFailure Failure, string Said, string Wrong)> AskOnce(IList<ChatMessage> prompt, CancellationToken cancellation)
    {
        ChatResponse response;
        try
        {
            response = await Call(prompt, cancellation);
        }
        catch (ModelCallException exception)
        {
            LogFailed(logger, exception.Failure.What, exception.Cause);
            return (null, exception.Failure, "", "");
        }

        Model = response.ModelId;
        var (answer, why, wrong) = Read(response);
        _last = answer is null ? why : null;
        return (answer, why, response.Text, wrong);
    }

    // An endpoint that takes no schema takes the instructions, which say the same in words.
    private async Task<ChatResponse> Call(IList<ChatMessage> prompt, CancellationToken cancellation)
    {
        var takesNoSchema = calls.TakesNoSchema;
        try
        {
            return await calls.Repeat(token => Send(prompt, takesNoSchema, token), cancellation);
        }
        catch (ModelCallException refused) when (refused.Status is 400 or 422 && !takesNoSchema)
        {
            var answer = await calls.Repeat(token => Send(prompt, takesNoSchema: true, token), cancellation);
            calls.TakesNoSchema = true;
            return answer;
        }
    }

    private async Task<ChatResponse> Send(IList<ChatMessage> prompt, bool takesNoSchema, CancellationToken cancellation)
    {
        int longest;
        try
        {
            longest = await budget.Reserve(prompt, longestAnswer, cancellation);
        }
        catch (ModelCallException) when (_last is not null)
        {
            throw ModelCallException.NotSent(_last);
        }

        try
        {
            var response = await calls.Send(token => model.GetResponseAsync(prompt, Format(takesNoSchema, longest), token), cancellation);
            await budget.Answered(prompt, response);
            return response;
        }
        catch (ModelCallException exception)
        {
            _last = exception.Failure;
            await Pay(exception, prompt);
            throw;
        }
        catch (OperationCanceledException)
        {
            // Nobody knows how far it came.
            budget.Unheard(prompt);
            throw;
        }
    }

    private async Task Pay(ModelCallException failed, IEnumerable<ChatMessage> prompt)
    {
        if (!failed.WasSent)
        {
            await budget.NotSent();
        }
        else if (failed.Status > 0)
        {
            await budget.Refused(prompt);
        }
        else
        {
            budget.Unheard(prompt);
        }
    }

    private (ModelAnswer? Answer, ModelFailure Failure, string Wrong) Read(ChatResponse response)
    {
        var answer = ModelAnswer.Read(response.Text, out var wrong);
        var failure = response switch
        {
            { FinishReason: { } reason } when reason == ChatFinishReason.Length => ModelFailure.CutOff,
            { FinishReason: { } reason } when reason == ChatFinishReason.ContentFilter => ModelFailure.Declined,
            _ when response.Messages.Any(message => message.Contents.OfType<ErrorContent>().Any()) => ModelFailure.Declined,
            _ => ModelFailure.Malformed,
        };
        if (answer is null)
        {
            LogFailed(logger, failure.What, cause: null);
        }

        return (answer, failure, wrong);
    }

    private static ChatOptions Format(bool takesNoSchema, int longest) => new()
    {
        MaxOutputTokens = longest,
        ResponseFormat = takesNoSchema ? ChatResponseFormat.Json : ModelAnswer.Format,
        AdditionalProperties = takesNoSchema ? null : new AdditionalPropertiesDictionary { ["strict"] = true },
    };

    // The exceptions' types, never their words: an endpoint may repeat the key or the resume.
    [LoggerMessage(1801, LogLevel.Warning, "No judgement of the model: {What} ({Cause})")]
    private static partial void LogFailed(ILogger logger, string what, string? cause);
}
