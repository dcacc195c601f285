using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Llm;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// Runs the attempts of this silo's line, one a slot: begins them through their grain, judges off every grain's turn, and brings
/// the result back. It owns nothing: whatever it does not bring back, another worker does again.
/// </summary>
internal sealed partial class Worker(
    WorkerLease lease,
    WorkerLine line,
    WorkerSlots slots,
    IGrainFactory grains,
    IAnalyzer analyzer,
    BuiltInAnalyzer builtIn,
    JudgingThreads threads,
    EarlierReports earlier,
    ModelTokensTable tokens,
    IOptions<LlmOptions> model,
    DatabaseClock clock,
    IOptions<AnalysisOptions> options,
    ILogger<Worker> logger) : IRunObserver
{
    private const string OurFault = "The analysis failed on our side. Retry it; if it fails again, tell the operator its id.";

    private static readonly ActivitySource _traces = new(ResumeMeter.Name);
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<(AnalysisId Analysis, int Run), (CancellationTokenSource Cancel, RunProgress Progress)> _runs = new();

    /// <inheritdoc/>
    public Task Watched(AnalysisId analysis, int run)
    {
        if (_runs.TryGetValue((analysis, run), out var running))
        {
            running.Progress.Watch();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Stop(AnalysisId analysis, int run)
    {
        if (_runs.TryGetValue((analysis, run), out var running))
        {
            try
            {
                await running.Cancel.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
                LogStoppedAfterEnd(logger, analysis.Value);
            }
        }
    }

    /// <summary>One slot: takes the next attempt in line, again and again, until the silo stops.</summary>
    public async Task RunSlot(IRunObserver self, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            LineEntry entry;
            try
            {
                entry = await line.Next(stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            slots.Work(begins: true);
            var analysis = entry.Analysis;
            Task judging;
            try
            {
                judging = await Run(entry, self, stopping);
                line.Leave(analysis);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Stays in the line, where the stop finds it and gives it back to the queue.
                return;
            }
            catch (Exception exception)
            {
                LogRunFailed(logger, analysis.Value, exception);
                line.Leave(analysis);
                continue;
            }
            finally
            {
                slots.Work(begins: false);
            }

            if (!judging.IsCompleted)
            {
                await Hang(judging, stopping);
            }
        }
    }

    // The attempt has ended without its analyzer, which was told to stop and did not: the slot is its until it comes back.
    private async Task Hang(Task judging, CancellationToken stopping)
    {
        slots.Hang(begins: true);
        try
        {
            // What listens is back by then.
            if (await Task.WhenAny(judging, Task.Delay(_again, clock, stopping)) != judging && !stopping.IsCancellationRequested)
            {
                threads.OneForEachSlot();
            }

            await judging.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        finally
        {
            slots.Hang(begins: false);
        }
    }

    // Ends with the attempt; what it returns ends with the analyzer.
    [SuppressMessage("Reliability", "MA0100", Justification = "An analyzer that is left behind has been cancelled: of a disposed source its token needs no more.")]
    private async Task<Task> Run(LineEntry entry, IRunObserver self, CancellationToken stopping)
    {
        var analysis = entry.Analysis;
        while (!lease.IsHeld)
        {
            // Whatever it began now, others would take from it at once.
            await Task.Delay(_again, clock, stopping);
        }

        using var trace = _traces.StartActivity("analysis run", ActivityKind.Consumer);
        trace?.SetTag("analysis.id", analysis.Value);
        var grain = grains.AnalysisRun(analysis);
        var run = entry.Run ?? await Persist(() => grain.Begin(lease.Worker, self), stopping);
        if (run is null)
        {
            return Task.CompletedTask;
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var judge = run.Analyzer == AnalyzerChoice.Builtin ? builtIn : analyzer;
        await using var progress = new RunProgress(step => grain.Progress(lease.Worker, run.Run, step), judge.Info.Model is null ? 2 : 3, logger);
        _runs[(analysis, run.Run)] = (cancel, progress);
        if (run.IsWatched)
        {
            progress.Watch();
        }

        try
        {
            var left = run.Deadline - clock.GetUtcNow();
            using var deadline = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, deadline.Token);
            RunResult result;
            var judging = Judge(analysis, run, judge, progress, both.Token);
            try
            {
                result = await judging.WaitAsync(both.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                result = Failed(AnalysisErrorCode.TimedOut, AnalysisTimeouts.Processing(analysis.ToString(), options.Value.Timeout));
            }
            catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
            {
                // The document is gone, and the attempt with it.
                return judging;
            }

            await Finish(grain, run.Run, result, stopping);
            slots.BringBack();
            return judging;
        }
        finally
        {
            _runs.TryRemove((analysis, run.Run), out _);
        }
    }

    private async Task Finish(IAnalysisRunGrain grain, int run, RunResult result, CancellationToken stopping)
    {
        try
        {
            await Persist(() => grain.Finish(lease.Worker, run, result), stopping);
        }
        catch (Exception exception) when (IsDefinite(exception))
        {
            // What the database will not take at all ends the attempt, rather than being sent until the deadline.
            LogRefused(logger, run, exception);
            await Persist(() => grain.Finish(lease.Worker, run, Failed(AnalysisErrorCode.Internal, OurFault)), stopping);
        }
    }

    // An answer that is lost says nothing about the row, so the call is repeated until there is one: each is a fenced step that
    // counts its own repetition as success. The slot stays taken meanwhile, and the lease says for how long that matters.
    private async Task<T> Persist<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return await call();
            }
            catch (Exception exception) when (exception is not OperationCanceledException && !IsDefinite(exception))
            {
                if (BitOperations.IsPow2(attempt + 1))
                {
                    // The first, the second, the fourth...: an outage says so without filling the disk.
                    LogRepeated(logger, attempt + 1, exception);
                }

                // Not long at first: whoever waits for a silo's grains holds a slot, and they are elsewhere once its death is known.
                await Task.Delay(TimeSpan.FromMilliseconds(50 << (attempt < 10 ? Math.Min(attempt, 3) : 5)), clock, cancellation);
            }
        }
    }

    // Values or rows that the database refuses, and calls that the grain does: asked again, they say the same.
    private static bool IsDefinite(Exception exception) =>
        exception is ArgumentException or StorageException { SqlState: ['2', '2' or '3', ..] };

    private static RunResult Failed(AnalysisErrorCode code, string message) =>
        new(Analyzer: null, Report: null, new AnalysisError(code, message));
}
