using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
internal sealed partial class AnalysisGrain(
    [PersistentState("analysis", RelationalGrainStorage.Name)] IPersistentState<AnalysisState> persistent,
    AnalysisTable table,
    ReportCache reports,
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

    private async Task<Outcome<AcceptedAnalysis>> Accept(StartAnalysis wish, byte[] hash, AnalysisId? retryOf, int attempt)
    {
        var document = await GrainFactory.Document(wish.Document).Get(wish.Owner);
        if (!document.TryGet(out _, out var refusal))
        {
            DeactivateOnIdle();
            return refusal;
        }

        // The canary asks whether the rest works: no limit stands in its way.
        var isCanary = wish.Owner == GuestId.Canary;
        if (!isCanary && await queueBound.IsFull())
        {
            DeactivateOnIdle();
            return new Refusal(RefusalCode.Overloaded, "The queue is full. Nothing was charged or stored; ask again later.", RetryAfter: TimeSpan.FromSeconds(5));
        }

        Permit? permit = null;
        if (!isCanary && !(await GrainFactory.Guest(wish.Owner).Acquire(Id)).TryGet(out permit, out var refused))
        {
            DeactivateOnIdle();
            return refused;
        }

        // The place in the line comes first, so that the row can say who holds it, and that it has begun where a slot is free: one
        // write, and no other silo looks at it.
        using var place = line.TryReserve(wish.Owner);
        var begins = place is { HasSlot: true };
        var accepted = await TryAccept(new AnalysisTransition.Accept(
            wish.Document,
            wish.Owner,
            wish.JobDescription,
            wish.Analyzer,
            hash,
            place?.Worker,
            begins ? _options.Timeout : _options.QueueTimeout,
            retryOf,
            attempt,
            begins), permit);
        if (accepted is null)
        {
            DeactivateOnIdle();
            return KeyReused();
        }

        if (accepted == false)
        {
            // The row was there after all, or the document has just been deleted.
            if (persistent.RecordExists)
            {
                return await Repeated(wish, hash);
            }

            await GiveBackWhatever(wish.Owner);
            return Gone();
        }

        if (_forgotten)
        {
            return Gone();
        }

        (_job, _jobIsHere) = (wish.JobDescription, true);
        if (begins && place is not null)
        {
            _observer = place.Observer;
            place.Take(Id, Begun(wish.JobDescription));
        }
        else
        {
            place?.Take(Id);
        }

        return Accepted(await Answer(), permit);
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
        var report = persistent.State.Status == AnalysisStatus.Completed ? await reports.Read(Id) : null;
        return persistent.State.Status == AnalysisStatus.Completed && report is null
            ? Gone()
            : AnalysisRows.Analysis(Id, persistent.State, report);
    }

    // Null where this id has a history already: its analysis went with a deleted document, and the key with it.
    private async Task<bool?> TryAccept(AnalysisTransition.Accept accept, Permit? permit)
    {
        try
        {
            return await Write(accept);
        }
        catch (Exception exception) when (exception is StorageException { SqlState: not null } or UnavailableException { IsRefused: true })
        {
            // A definite refusal: nothing was stored, so nothing is charged.
            if (exception is StorageException { Constraint: AnalysisSql.HistoryKey })
            {
                await GiveBack(accept.Owner, permit);
                return null;
            }

            await GiveBackWhatever(accept.Owner);
            throw;
        }
    }

    private Task GiveBack(GuestId owner, Permit? permit) =>
        permit is { Charged: true } ? GrainFactory.Guest(owner).GiveBack(Id) : Task.CompletedTask;

    // Also what an earlier call was charged whose answer was lost. It knows of no permit that was given back already.
    private Task GiveBackWhatever(GuestId owner) => owner == GuestId.Canary ? Task.CompletedTask : GrainFactory.Guest(owner).GiveBack(Id);

    private static Outcome<AcceptedAnalysis> Accepted(Outcome<Analysis> answer, Permit? permit) =>
        answer.TryGet(out var analysis, out var refusal) ? new AcceptedAnalysis(analysis, permit?.Left ?? []) : refusal;

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
