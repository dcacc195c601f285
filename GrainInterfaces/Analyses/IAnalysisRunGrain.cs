using Orleans.Concurrency;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>
/// One attempt at an analysis, as the workers of the cluster see it. Each method is one fenced transition and can be repeated:
/// what was overtaken changes nothing and is told so.
/// </summary>
[Alias("IAnalysisRunGrain")]
public interface IAnalysisRunGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Begins the next run of a queued attempt that nobody holds, or that stands in the worker's line; a run that the worker
    /// has begun already is the answer again. Null where it is not the worker's to run.
    /// </summary>
    /// <param name="worker">Who begins it.</param>
    /// <param name="observer">Whom to tell when the run has become pointless.</param>
    [Alias("Begin")]
    Task<AnalysisRun?> Begin(WorkerId worker, IRunObserver observer);

    /// <summary>Stores the outcome of a run. False where the run was overtaken: its result counts for nothing.</summary>
    [Alias("Finish")]
    Task<bool> Finish(WorkerId worker, int run, RunResult result);

    /// <summary>Puts an attempt that the worker holds back into the queue, unheld, for another worker to take.</summary>
    [Alias("Release")]
    Task<bool> Release(WorkerId worker, ReleaseReason reason);

    /// <summary>What a retry repeats; refuses with <see cref="RefusalCode.NotRetryable"/> unless the attempt has failed.</summary>
    [Alias("Repeat")]
    Task<Outcome<AnalysisRepeat>> Repeat(GuestId owner);

    /// <summary>The row was changed by somebody else than this grain: it is read again. Best effort.</summary>
    [Alias("Refresh")]
    Task Refresh();

    /// <summary>The document is being deleted: stops answering and drops what is in memory. Never writes.</summary>
    [Alias("Forget"), AlwaysInterleave]
    Task Forget();

    /// <summary>Tells those who watch how far a run has come. Never written down.</summary>
    [Alias("Progress"), OneWay, AlwaysInterleave]
    Task Progress(WorkerId worker, int run, AnalysisProgress progress);
}

/// <summary>A worker that wants to know when a run of its has become pointless.</summary>
[Alias("IRunObserver")]
public interface IRunObserver : IGrainObserver
{
    /// <summary>Stop this run of the attempt: nobody will take its result. Best effort; the result would be refused anyway.</summary>
    [Alias("Stop"), OneWay]
    Task Stop(AnalysisId analysis, int run);

    /// <summary>Somebody watches this run of the attempt: from now on its steps are wanted. Best effort.</summary>
    [Alias("Watched"), OneWay]
    Task Watched(AnalysisId analysis, int run);
}

/// <summary>A run that has begun: what a worker needs to know.</summary>
/// <param name="Run">Which run of the attempt, from 1; the fence of its result.</param>
/// <param name="Owner">Whose document it is.</param>
/// <param name="Document">What to analyse.</param>
/// <param name="JobDescription">What to match it against; null for none.</param>
/// <param name="Analyzer">Who may judge.</param>
/// <param name="Deadline">When the run is too late (UTC, the database's clock).</param>
[GenerateSerializer, Immutable, Alias("AnalysisRun")]
public sealed record AnalysisRun(
    [property: Id(0)] int Run,
    [property: Id(1)] GuestId Owner,
    [property: Id(2)] DocumentId Document,
    [property: Id(3)] string? JobDescription,
    [property: Id(4)] AnalyzerChoice Analyzer,
    [property: Id(5)] DateTimeOffset Deadline)
{
    /// <summary>Somebody watches: the run's steps are wanted.</summary>
    [Id(6)]
    public bool IsWatched { get; init; }
}

/// <summary>What a retry repeats.</summary>
/// <param name="Wish">What was asked for.</param>
/// <param name="AttemptCount">Which attempt failed, from 1.</param>
[GenerateSerializer, Immutable, Alias("AnalysisRepeat")]
public sealed record AnalysisRepeat([property: Id(0)] StartAnalysis Wish, [property: Id(1)] int AttemptCount);

/// <summary>What came of a run: a report or an error, never both.</summary>
/// <param name="Analyzer">Who judged; null where it did not come to that.</param>
/// <param name="Report">The report, serialized once.</param>
/// <param name="Error">Why there is no report.</param>
[GenerateSerializer, Immutable, Alias("RunResult")]
public sealed record RunResult(
    [property: Id(0)] AnalyzerInfo? Analyzer,
    [property: Id(1)] Utf8Json? Report,
    [property: Id(2)] AnalysisError? Error);

/// <summary>Why an attempt goes back into the queue. Append only: the numbers travel between versions.</summary>
[GenerateSerializer, Alias("ReleaseReason")]
public enum ReleaseReason
{
    /// <summary>Its worker stops in an orderly way.</summary>
    Released = 0,

    /// <summary>Its worker's lease ran out.</summary>
    WorkerLost = 1,
}
