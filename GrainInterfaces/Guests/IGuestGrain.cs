using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.GrainInterfaces.Guests;

/// <summary>
/// One guest: its limits, exact across silos, and its end. Refuses with <see cref="RefusalCode.RateLimited"/> beyond a limit and
/// with <see cref="RefusalCode.GuestErased"/> once the guest is erased.
/// </summary>
[Alias("IGuestGrain")]
public interface IGuestGrain : IGrainWithGuidKey
{
    /// <summary>Takes one permit of each analysis policy for this attempt; asking again for the same attempt is free.</summary>
    /// <returns>Whether this call was charged, or was free, and what is left; or why not.</returns>
    [Alias("Acquire")]
    Task<Outcome<Permit>> Acquire(AnalysisId analysis);

    /// <summary>Gives an attempt's permit back: it was definitely refused afterwards. Repeatable.</summary>
    [Alias("GiveBack")]
    Task GiveBack(AnalysisId analysis);

    /// <summary>Takes one permit for an upload; asking again for the same document is free. Null, or why not.</summary>
    [Alias("AcquireUpload")]
    Task<Refusal?> AcquireUpload(DocumentId document);

    /// <summary>Gives an upload's permit back: nothing was stored, and not by its sender's fault. Repeatable.</summary>
    [Alias("GiveBackUpload")]
    Task GiveBackUpload(DocumentId document);

    /// <summary>
    /// Takes one of the guest's places for a stream of events, or keeps it for another 30 s. Held in memory alone: a guest whose
    /// grain was lost may have more until each of its streams has asked again; who is refused then has no place any more and ends.
    /// Null, or why not.
    /// </summary>
    [Alias("HoldStream")]
    Task<Refusal?> HoldStream(Guid stream);

    /// <summary>Frees a stream's place at once.</summary>
    [Alias("FreeStream")]
    Task FreeStream(Guid stream);

    /// <summary>How much of each policy is left. Charges nothing.</summary>
    [Alias("Limits")]
    Task<Outcome<GuestLimits>> Limits();

    /// <summary>Erases the guest and all that belongs to it; gone for every reader when this returns. Null, or why not;
    /// asked again after an answer that was lost, it goes on where it broke off.</summary>
    [Alias("Erase"), ResponseTimeout("00:00:30")]
    Task<Refusal?> Erase();

    /// <summary>Finishes an erasure that a crash left half done; nothing where none was begun. For the sweep.</summary>
    [Alias("FinishErasure"), ResponseTimeout("00:00:30")]
    Task FinishErasure();
}
