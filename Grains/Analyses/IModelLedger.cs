using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses;

/// <summary>A guest's day, as one run's calls of a model are charged to it: taken before a call, put right after it.</summary>
public interface IModelLedger
{
    /// <summary>Takes what a call may cost, exactly bounded across silos.</summary>
    /// <param name="call">The run's first call is 1.</param>
    /// <param name="prompt">What it tells the model, in tokens, by an estimate.</param>
    /// <param name="shortest">The shortest answer worth asking for.</param>
    /// <param name="longest">The longest one that is wanted.</param>
    /// <param name="cancellation">Breaks it off; what was taken by then stays taken.</param>
    /// <returns>How long the answer may be; null where the day has no room for the shortest.</returns>
    Task<int?> Reserve(int call, long prompt, int shortest, int longest, CancellationToken cancellation);

    /// <summary>Puts right what a call has cost, also after its analysis has ended. Never fails: what was taken then stays.</summary>
    Task Settle(int call, ModelTokens spent);
}
