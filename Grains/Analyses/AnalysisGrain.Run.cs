using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>The attempt as the workers see it: each method is one fenced transition, decided again after it was overtaken.</summary>
internal sealed partial class AnalysisGrain
{
    // A step that is overtaken this often is fought over by more than two: it fails as what it is.
    private const int MaxDecisions = 5;

    private RunningAt? _running;

    /// <inheritdoc/>
    public async Task<AnalysisRun?> Begin(WorkerId worker, IRunObserver observer)
    {
        var step = await Decide(
            state => AnalysisLifecycle.Begin(state, worker),
            new AnalysisTransition.Begin(worker, _options.Timeout));
        if (step == Step.Overtaken)
        {
            return null;
        }

        _running = new RunningAt(observer, persistent.State.Run);
        return Begun(_jobIsHere ? _job : await table.ReadJobDescription(Id.Value));
    }

    /// <inheritdoc/>
    public async Task<bool> Finish(WorkerId worker, int run, RunResult result)
    {
        AnalysisTransition transition = result switch
        {
            { Error: { } error } => new AnalysisTransition.Fail(worker, run, result.Analyzer, error),
            { Report: { } judged, Analyzer: { } analyzer } => new AnalysisTransition.Complete(worker, run, analyzer, judged),
            _ => throw new ArgumentException("A result is a report with its analyzer, or an error.", nameof(result)),
        };
        var step = await Decide(state => AnalysisLifecycle.Finish(state, worker, run, result), transition);
        if (step == Step.Overtaken)
        {
            metrics.Refused();
            LogStaleResult(logger, Id.Value, run);
            return false;
        }

        _running = null;
        (_job, _jobIsHere) = (null, false);
        if (result.Report is { } report && !_forgotten)
        {
            // Whoever polls asks for it next.
            reports.Keep(Id, report);
            finished.Keep(Id, persistent.State);
        }

        LogFinished(logger, Id.Value, run, persistent.State.Status);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> Release(WorkerId worker, ReleaseReason reason)
    {
        var step = await Decide(
            state => AnalysisLifecycle.Release(state, worker),
            new AnalysisTransition.Release(worker, reason, _options.QueueTimeout));
        if (step == Step.Overtaken)
        {
            return false;
        }

        // A worker that only stalled is at work on what is another's now.
        await StopRun();
        if (step == Step.Write)
        {
            LogReleased(logger, Id.Value, reason);
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task<Outcome<AnalysisRepeat>> Repeat(GuestId owner)
    {
        if (persistent is { RecordExists: true, State.IsFinal: false })
        {
            await Refresh();
        }

        if (_forgotten || !persistent.RecordExists || persistent.State.Owner != owner)
        {
            return Gone();
        }

        var state = persistent.State;
        if (state.Status != AnalysisStatus.Failed)
        {
            return new Refusal(RefusalCode.NotRetryable, "Only an analysis that has failed can be retried. Ask for a new one instead.");
        }

        var job = await table.ReadJobDescription(Id.Value);
        return new AnalysisRepeat(new StartAnalysis(state.Owner, state.Document, job, state.Requested), state.AttemptCount);
    }

    /// <inheritdoc/>
    public async Task Refresh()
    {
        var version = persistent.State.Version;
        await persistent.ReadStateAsync();
        _syncedAt = clock.GetTimestamp();
        KeepUntilDeadline();
        if (persistent is not { RecordExists: true, State.Status: AnalysisStatus.Completed })
        {
            finished.Forget(Id);
        }

        if (persistent is not { RecordExists: true, State.Status: AnalysisStatus.Processing })
        {
            await StopRun();
        }

        if (!persistent.RecordExists || persistent.State.Version != version)
        {
            await TellWatchers();
        }
    }

    /// <inheritdoc/>
    public async Task Forget()
    {
        _forgotten = true;
        finished.Forget(Id);
        reports.Forget(Id);
        DeactivateOnIdle();
        await StopRun();
        await TellWatchers();
    }

    private sealed record RunningAt(IRunObserver Worker, int Run);

    private AnalysisRun Begun(string? job) => persistent.State is { DeadlineAt: { } deadline } state
        ? new AnalysisRun(state.Run, state.Owner, state.Document, job, state.Requested, deadline) { IsWatched = _watchers is { Count: > 0 } }
        : throw new InvalidOperationException("A processing attempt has a deadline.");

    private async Task<Step> Decide(Func<AnalysisState, Step> decide, AnalysisTransition transition)
    {
        for (var decision = 0; decision < MaxDecisions; decision++)
        {
            if (_forgotten || !persistent.RecordExists)
            {
                DeactivateOnIdle();
                return Step.Overtaken;
            }

            var step = decide(persistent.State);
            if (step == Step.Overtaken && !persistent.State.IsFinal && decision == 0)
            {
                // The memory may be old: nothing is refused that the row would grant.
                await persistent.ReadStateAsync();
                continue;
            }

            var version = persistent.State.Version;
            if (step != Step.Write || await Write(transition))
            {
                return step;
            }

            if (persistent.RecordExists && persistent.State.Version == version)
            {
                // Nobody was faster: the database knows better (its clock, its leases), and this is not the time.
                return Step.Overtaken;
            }
        }

        throw new InvalidOperationException($"A step was overtaken {MaxDecisions} times in a row.");
    }
}
