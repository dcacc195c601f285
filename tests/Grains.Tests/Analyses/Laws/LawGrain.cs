using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Tests.Storage;

namespace OrleansResume.Grains.Tests.Analyses.Laws;

/// <summary>
/// The activations of the attempts' grains, on the product's lifecycle and storage. They decide as the grain does: by their memory,
/// which they read again where that refuses, and again after they were overtaken.
/// </summary>
internal sealed class LawGrain(LawDatabase database, DocumentId document, GuestId owner, AnalysisId[] attempts, WorkerId[] workers)
{
    private static readonly RunResult _report = new(new AnalyzerInfo("builtin", "1", Model: null), new Utf8Json("{}"u8.ToArray()), Error: null);
    private static readonly RunResult _error = new(Analyzer: null, Report: null, new AnalysisError(AnalysisErrorCode.Internal, "It failed."));

    private readonly Dictionary<(int Attempt, int Activation), Activation<AnalysisState>> _activations = [];

    /// <summary>The activation that a step names; made with what is there when it is first called.</summary>
    public async Task<Activation<AnalysisState>> At(LawCommand step)
    {
        if (!_activations.TryGetValue((step.Attempt, step.Activation), out var activation))
        {
            _activations[(step.Attempt, step.Activation)] = activation = await Fresh(step.Attempt);
        }

        return activation;
    }

    /// <summary>What the step comes to.</summary>
    /// <param name="step">A step of an attempt.</param>
    /// <param name="activation">Whose memory decides.</param>
    /// <param name="lastRun">The run that is at work, or was last.</param>
    /// <param name="now">By the database's clock.</param>
    public async Task<Step> Decide(LawCommand step, Activation<AnalysisState> activation, int lastRun, DateTimeOffset now)
    {
        if (step.Act <= LawAct.Retry)
        {
            return activation.RecordExists || await Accept(step) is not { } accept ? Step.AlreadyDone
                : await TryWrite(activation, activation.State with { Pending = accept }) ? Step.Write : Step.Overtaken;
        }

        for (var decision = 0; decision < 5 && activation.RecordExists; decision++)
        {
            var before = activation.State;
            var (decided, transition) = Decide(step, before, lastRun - step.RunsAgo, now);
            if (decided == Step.Overtaken && !before.IsFinal && decision == 0)
            {
                await activation.ReadStateAsync();
            }
            else if (decided != Step.Write || await TryWrite(activation, before with { Pending = transition }))
            {
                return decided;
            }
            else if (activation.RecordExists && activation.State.Version == before.Version)
            {
                return Step.Overtaken;
            }
        }

        return Step.Overtaken;
    }

    // A write of which nothing is known leaves the memory as it was.
    private static async Task<bool> TryWrite(Activation<AnalysisState> activation, AnalysisState next)
    {
        var (state, etag, exists) = (activation.State, activation.Etag, activation.RecordExists);
        try
        {
            return await activation.TryWrite(next);
        }
        catch (UnavailableException exception) when (!ReferenceEquals(activation.State, state) || activation.Etag != etag || activation.RecordExists != exists)
        {
            throw new InvalidOperationException("A write of unknown outcome left another memory.", exception);
        }
    }

    private (Step Decided, AnalysisTransition Transition) Decide(LawCommand step, AnalysisState state, int run, DateTimeOffset now)
    {
        var worker = workers[step.Worker];
        return step.Act switch
        {
            LawAct.Begin => (AnalysisLifecycle.Begin(state, worker), new AnalysisTransition.Begin(worker, TimeSpan.FromSeconds(LawModel.Timeout))),
            LawAct.Complete => (AnalysisLifecycle.Finish(state, worker, run, _report), new AnalysisTransition.Complete(worker, run, _report.Analyzer!, _report.Report!)),
            LawAct.Fail => (AnalysisLifecycle.Finish(state, worker, run, _error), new AnalysisTransition.Fail(worker, run, Analyzer: null, _error.Error!)),
            LawAct.Expire => (AnalysisLifecycle.Expire(state, now), new AnalysisTransition.Expire("It is late.")),
            LawAct.GiveBack => (AnalysisLifecycle.Release(state, worker), Release(worker, ReleaseReason.Released)),
            LawAct.TakeAway => (AnalysisLifecycle.Release(state, worker), Release(worker, ReleaseReason.WorkerLost)),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Act, "No step of an attempt."),
        };
    }

    // A retry asks the attempt before it, as the grain does; no attempt but the first is made otherwise.
    private async Task<AnalysisTransition.Accept?> Accept(LawCommand step)
    {
        var parent = step is { Act: LawAct.Retry, Attempt: > 0 } ? await Fresh(step.Attempt - 1) : null;
        if (step.Act == LawAct.Retry ? parent is not { RecordExists: true, State.Status: AnalysisStatus.Failed } : step.Attempt > 0)
        {
            return null;
        }

        var begins = step.Act == LawAct.AcceptBegun;
        return new AnalysisTransition.Accept(
            document,
            owner,
            JobDescription: null,
            AnalyzerChoice.Default,
            [1],
            begins || step.Act == LawAct.Accept ? workers[step.Worker] : null,
            TimeSpan.FromSeconds(begins ? LawModel.Timeout : LawModel.QueueTimeout),
            parent is null ? null : attempts[step.Attempt - 1],
            parent is null ? 1 : parent.State.AttemptCount + 1,
            begins);
    }

    private async Task<Activation<AnalysisState>> Fresh(int attempt)
    {
        var activation = new Activation<AnalysisState>(database.Source, attempts[attempt].Value);
        await activation.ReadStateAsync();
        return activation;
    }

    private static AnalysisTransition.Release Release(WorkerId worker, ReleaseReason reason) =>
        new(worker, reason, TimeSpan.FromSeconds(LawModel.QueueTimeout));
}
