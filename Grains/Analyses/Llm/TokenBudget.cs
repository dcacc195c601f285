using System.Text;
using Microsoft.Extensions.AI;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Llm;

/// <summary>
/// What one analysis may cost, in the model's tokens: taken before each call, by the prompt's length and the longest answer
/// that is asked for, and put right with what the endpoint has counted, or with what it has been told where it refused. What nobody
/// heard the end of may have been answered in full, and has cost that.
/// </summary>
/// <param name="most">What may be spent.</param>
/// <param name="ledger">The guest's day; null where nobody pays.</param>
internal sealed class TokenBudget(long most, IModelLedger? ledger)
{
    // No answer worth having is shorter.
    private const int ShortestAnswer = 256;

    // Tokenizers differ; of the languages that resumes are written in, few need more than a token for three bytes.
    private const int BytesPerToken = 3;

    // No call costs more; an endpoint that says so would make the sums run over.
    private const long Plausible = 1_000_000_000;

    private int _calls;
    private int _longest;

    /// <summary>What the calls have cost so far; null before the first one.</summary>
    public ModelTokens? Spent { get; private set; }

    /// <summary>Takes what a call may cost; how long its answer may be.</summary>
    /// <exception cref="ModelCallException">There is no room for an answer: nothing may be sent.</exception>
    public async Task<int> Reserve(IEnumerable<ChatMessage> prompt, int longest, CancellationToken cancellation)
    {
        var told = Estimate(prompt);
        var room = most - (Spent?.Total ?? 0) - told;
        if (room < ShortestAnswer)
        {
            throw ModelCallException.NotSent(ModelFailure.TooMuch);
        }

        longest = (int)Math.Min(longest, room);
        _calls++;
        return _longest = ledger is null
            ? longest
            : await ledger.Reserve(_calls, told, Math.Min(ShortestAnswer, longest), longest, cancellation) ?? throw ModelCallException.NotSent(ModelFailure.DayIsSpent);
    }

    /// <summary>The last call got an answer; it is counted by its length, where the endpoint does not say.</summary>
    public Task Answered(IEnumerable<ChatMessage> prompt, ChatResponse response) => Settle(
        Math.Clamp(response.Usage?.InputTokenCount ?? Estimate(prompt), 0, Plausible),
        Math.Clamp(response.Usage?.OutputTokenCount ?? Estimate([response.Text]), 0, Plausible));

    /// <summary>The endpoint refused the last call: it has read it, and answered nothing.</summary>
    public Task Refused(IEnumerable<ChatMessage> prompt) => Settle(Estimate(prompt), 0);

    /// <summary>Nobody knows what became of the last call: it has cost what was taken for it.</summary>
    public void Unheard(IEnumerable<ChatMessage> prompt) => Spend(Estimate(prompt), _longest);

    /// <summary>The last call did not reach the endpoint: it has cost nothing.</summary>
    public Task NotSent() => ledger?.Settle(_calls, new ModelTokens(0, 0)) ?? Task.CompletedTask;

    private async Task Settle(long input, long output)
    {
        Spend(input, output);
        if (ledger is not null)
        {
            await ledger.Settle(_calls, new ModelTokens(input, output));
        }
    }

    private void Spend(long input, long output) => Spent = new ModelTokens((Spent?.Input ?? 0) + input, (Spent?.Output ?? 0) + output);

    private static long Estimate(IEnumerable<ChatMessage> prompt) => Estimate(prompt.Select(message => message.Text));

    private static long Estimate(IEnumerable<string> texts) => texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text)) / BytesPerToken;
}
