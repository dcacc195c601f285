using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>How an attempt comes to be: its document, its place in the queue, its guest's permit, its row; or a refusal that costs nothing.</summary>
internal sealed partial class AnalysisGrain
{
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
            _running = new RunningAt(place.Observer, persistent.State.Run);
            place.Take(Id, Begun(wish.JobDescription));
        }
        else
        {
            place?.Take(Id);
        }

        return Accepted(await Answer(), permit);
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
}
