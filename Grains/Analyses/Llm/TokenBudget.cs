using System.Text;
using Microsoft.Extensions.AI;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// What one analysis may cost, in the model's tokens: looked at before each call, by the prompt's length and the longest answer
/// that is asked for, and charged with what the endpoint has counted.
/// </summary>
/// <param name="left">What may still be spent.</param>
internal sealed class TokenBudget(long left)
{
    // No answer worth having is shorter.
    private const int ShortestAnswer = 256;

    // Tokenizers differ; of the languages that resumes are written in, few need more than a token for three bytes.
    private const int BytesPerToken = 3;

    /// <summary>What the calls have cost so far; null before the first answer.</summary>
    public ModelTokens? Spent { get; private set; }

    /// <summary>How long the answer to this prompt may be; null where there is no room for one.</summary>
    public int? Answer(IEnumerable<ChatMessage> prompt, int longest)
    {
        var room = left - (Spent?.Total ?? 0) - Estimate(prompt.Select(message => message.Text));
        return room >= ShortestAnswer ? (int)Math.Min(longest, room) : null;
    }

    /// <summary>Counts a call; by its length, where the endpoint does not say.</summary>
    public void Charge(IEnumerable<ChatMessage> prompt, ChatResponse response)
    {
        var input = response.Usage?.InputTokenCount ?? Estimate(prompt.Select(message => message.Text));
        var output = response.Usage?.OutputTokenCount ?? Estimate([response.Text]);
        Spent = new ModelTokens((Spent?.Input ?? 0) + Math.Max(0, input), (Spent?.Output ?? 0) + Math.Max(0, output));
    }

    private static long Estimate(IEnumerable<string> texts) => texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text)) / BytesPerToken;
}
