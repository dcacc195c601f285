using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// One attempt at an analysis, as its owner sees it. The grain owns the state and decides; the run itself happens in a worker
/// (<c>AnalysisGrain.Run.cs</c>), of this silo or another.
/// </summary>
// Where it is called, which is at once the silo that the caller's requests are spread to and the worker that runs it: placed by
// load, all that is new would go to the silo that has just started, which is the least loaded and the slowest.
[PreferLocalPlacement]
internal sealed partial class AnalysisGrain(
    [PersistentState("analysis", RelationalGrainStorage.Name)] IPersistentState<AnalysisState> persistent,
    AnalysisTable table,
    ReportCache reports,
    FinishedAnalyses finished,
    IWorkerLine line,
    QueueBound queueBound,
    AnalysisMetrics metrics,
    DatabaseClock clock,
    IOptions<AnalysisOptions> options,
    ILogger<AnalysisGrain> logger) : Grain, IAnalysisGrain, IAnalysisRunGrain
{
    // Somebody else may change the row (another silo's activation after a partition, the sweep): what is not final is read again
    // before it is told, once it is this old.
    private static readonly TimeSpan _freshness = TimeSpan.FromSeconds(2);

    private readonly AnalysisOptions _options = options.Value;
    private long _syncedAt = clock.GetTimestamp();
    private bool _forgotten;

    // What the worker asks for right after it was accepted; another activation reads it.
    private string? _job;
    private bool _jobIsHere;

    private AnalysisId Id => new(this.GetPrimaryKey());

    /// <inheritdoc/>
    public async Task<Outcome<AcceptedAnalysis>> Start(StartAnalysis command)
    {
        // From here on the row may be there.
        FreshId.Say(null);
        var hash = AnalysisRequest.Hash(command);
        if (persistent.RecordExists)
        {
            return await Repeated(command, hash);
        }

        return await Accept(command, hash, retryOf: null, attempt: 1);
    }

    /// <inheritdoc/>
    public async Task<Outcome<AcceptedAnalysis>> Retry(GuestId owner, AnalysisId parent)
    {
        if (persistent.RecordExists)
        {
            return _forgotten || persistent.State.Owner != owner ? Gone() : Accepted(await Answer(), permit: null);
        }

        var repeat = await GrainFactory.AnalysisRun(parent).Repeat(owner);
        if (!repeat.TryGet(out var failed, out var refusal))
        {
            DeactivateOnIdle();
            return refusal;
        }

        var answer = await Accept(failed.Wish, AnalysisRequest.Hash(failed.Wish), parent, failed.AttemptCount + 1);
        if (answer.TryGet(out _, out _))
        {
            await TellParent(parent);
        }

        return answer;
    }

    /// <inheritdoc/>
    public async Task<Outcome<Analysis>> Get(GuestId owner)
    {
        if (persistent.RecordExists && !persistent.State.IsSettled && clock.GetElapsedTime(_syncedAt) > _freshness)
        {
            await Refresh();
        }

        return _forgotten || !persistent.RecordExists || persistent.State.Owner != owner ? Gone() : await Answer();
    }

    // The failed attempt tells who retried it; where this does not reach it, it finds out when it is asked.
    private async Task TellParent(AnalysisId parent)
    {
        try
        {
            await GrainFactory.AnalysisRun(parent).Refresh();
        }
        catch (Exception exception)
        {
            LogParentNotTold(logger, parent.Value, exception);
        }
    }

    private async Task<Outcome<AcceptedAnalysis>> Repeated(StartAnalysis command, byte[] hash)
    {
        if (_forgotten || persistent.State.Owner != command.Owner)
        {
            return Gone();
        }

        return persistent.State.RequestHash.AsSpan().SequenceEqual(hash)
            ? Accepted(await Answer(), permit: null)
            : KeyReused();
    }

    private async Task<Outcome<Analysis>> Answer()
    {
        var state = persistent.State;
        if (state.Status != AnalysisStatus.Completed)
        {
            return AnalysisRows.Analysis(Id, state, result: null);
        }

        if (await reports.Read(Id) is not { } report || _forgotten || !persistent.RecordExists)
        {
            return Gone();
        }

        finished.Keep(Id, state);
        return AnalysisRows.Analysis(Id, state, report);
    }

    private static Refusal KeyReused() => new(
        RefusalCode.IdempotencyKeyReused,
        "This Idempotency-Key was used for another document or body. Send the same request again, or use a new key.");

    private Refusal Gone()
    {
        if (_forgotten || !persistent.RecordExists)
        {
            // Ids that nobody has must not fill the silo's memory.
            DeactivateOnIdle();
        }

        return new Refusal(RefusalCode.NotFound, "There is no such analysis.");
    }

    private async Task<bool> Write(AnalysisTransition transition)
    {
        var before = persistent.RecordExists ? persistent.State : null;
        var written = await persistent.TryWrite(persistent.State with { Pending = transition });
        _syncedAt = clock.GetTimestamp();
        if (written)
        {
            metrics.Written(before, persistent.State, transition);
            KeepUntilDeadline();
            await TellWatchers();
        }

        return written;
    }
}
