using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>One guest's limits, exact across silos.</summary>
[Alias("IGuestGrain")]
public interface IGuestGrain : IGrainWithGuidKey
{
    /// <summary>Takes one permit of each analysis policy for this attempt; asking again for the same attempt is free.</summary>
    [Alias("Acquire")]
    Task<LimitDecision> Acquire(AnalysisId analysis);

    /// <summary>Gives an attempt's permit back: it was definitely refused afterwards. Repeatable.</summary>
    [Alias("GiveBack")]
    Task GiveBack(AnalysisId analysis);

    /// <summary>Takes one permit for an upload.</summary>
    [Alias("AcquireUpload")]
    Task<LimitDecision> AcquireUpload();

    /// <summary>How much of each policy is left. Charges nothing.</summary>
    [Alias("Limits")]
    Task<LimitDecision> Limits();
}
