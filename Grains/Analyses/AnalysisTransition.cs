using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>One step of an attempt's life, with what its statement needs. <see cref="AnalysisLifecycle"/> says which may follow which.</summary>
internal abstract record AnalysisTransition
{
    /// <summary>Nothing → queued, and → processing in the same statement where a slot is free.</summary>
    /// <param name="Worker">In whose line it already has a place; null for nobody's.</param>
    /// <param name="Timeout">Longest time in the queue; in processing where it begins at once.</param>
    /// <param name="RetryOf">The failed attempt that this one repeats; null for a first attempt.</param>
    /// <param name="AttemptCount">1 for a first attempt, else the repeated one's plus 1.</param>
    /// <param name="Begins">The worker keeps a slot for it: its first run begins with it.</param>
    public sealed record Accept(
        DocumentId Document,
        GuestId Owner,
        string? JobDescription,
        AnalyzerChoice Requested,
        byte[] RequestHash,
        WorkerId? Worker,
        TimeSpan Timeout,
        AnalysisId? RetryOf,
        int AttemptCount,
        bool Begins = false) : AnalysisTransition;

    /// <summary>Queued → processing, with the next run.</summary>
    /// <param name="Timeout">Longest time in processing, counted from the first run: a lost worker's attempt gets no more.</param>
    public sealed record Begin(WorkerId Worker, TimeSpan Timeout) : AnalysisTransition;

    /// <summary>Processing → completed.</summary>
    public sealed record Complete(WorkerId Worker, int Run, AnalyzerInfo Analyzer, Utf8Json Report) : AnalysisTransition;

    /// <summary>Processing → failed.</summary>
    public sealed record Fail(WorkerId Worker, int Run, AnalyzerInfo? Analyzer, AnalysisError Error) : AnalysisTransition;

    /// <summary>Queued or processing, past its deadline → failed.</summary>
    /// <param name="Message">Which timeout, after how long, and what to do.</param>
    public sealed record Expire(string Message) : AnalysisTransition;

    /// <summary>Processing, or queued in a line → queued, unheld.</summary>
    /// <param name="QueueTimeout">Longest time in the queue, for what is given back in an orderly way.</param>
    public sealed record Release(WorkerId Worker, ReleaseReason Reason, TimeSpan QueueTimeout) : AnalysisTransition;
}
