using Orleans.Concurrency;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>One attempt at an analysis, as its owner sees it. Whoever is not its owner is told that there is none.</summary>
[Alias("IAnalysisGrain")]
public interface IAnalysisGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Accepts the attempt. Repeatable: where it exists already, it is the answer. Refuses with
    /// <see cref="RefusalCode.NotFound"/> (no such document) or <see cref="RefusalCode.IdempotencyKeyReused"/>
    /// (the id stands for another wish).
    /// </summary>
    [Alias("Start")]
    Task<Outcome<AcceptedAnalysis>> Start(StartAnalysis command);

    /// <summary>
    /// Accepts this attempt as the retry of another, whose id <see cref="AnalysisId.ForRetry"/> turns into this one's.
    /// Repeatable. Refuses with <see cref="RefusalCode.NotFound"/> or <see cref="RefusalCode.NotRetryable"/> (the other has not
    /// failed).
    /// </summary>
    [Alias("Retry")]
    Task<Outcome<AcceptedAnalysis>> Retry(GuestId owner, AnalysisId parent);

    /// <summary>Where it stands.</summary>
    [Alias("Get"), ReadOnly]
    Task<Outcome<Analysis>> Get(GuestId owner);

    /// <summary>Where it stands, and from now on for 30 s the watcher is told of what happens, unless it is final; to be repeated.</summary>
    [Alias("Watch")]
    Task<Outcome<Analysis>> Watch(GuestId owner, IAnalysisWatcher watcher);
}
