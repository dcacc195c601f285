using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// A row of <c>analyses</c>, without what is large and rarely wanted (the job description and the report), and the transition
/// that is to be written.
/// </summary>
internal sealed record AnalysisState
{
    public DocumentId Document { get; init; }

    public GuestId Owner { get; init; }

    public AnalysisStatus Status { get; init; }

    public int AttemptCount { get; init; }

    public AnalysisId? RetryOf { get; init; }

    public AnalysisId? RetriedBy { get; init; }

    /// <summary>How many runs have begun.</summary>
    public int Run { get; init; }

    /// <summary>Whose line or slot it is in; null where nobody holds it.</summary>
    public WorkerId? Worker { get; init; }

    public AnalyzerChoice Requested { get; init; }

    /// <summary>SHA-256 of what was asked for: tells a repeat from another wish under the same key.</summary>
    public byte[] RequestHash { get; init; } = [];

    public DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>It was given back by a silo that stopped: it waits in the queue as at first, and then has the time it had left.</summary>
    public bool WaitsAgain { get; init; }

    /// <summary>When it is too late, in the queue or in processing; null when final.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public AnalysisError? Error { get; init; }

    public AnalyzerInfo? Analyzer { get; init; }

    public long Version { get; init; }

    /// <summary>Nothing changes a final attempt any more.</summary>
    public bool IsFinal => Status is AnalysisStatus.Completed or AnalysisStatus.Failed;

    /// <summary>Nothing about it changes any more: a failed attempt may still be retried.</summary>
    public bool IsSettled => Status == AnalysisStatus.Completed || RetriedBy is not null;

    /// <summary>What is to be written; null in a state that was read.</summary>
    public AnalysisTransition? Pending { get; init; }
}
