using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Workers;

namespace OrleansResume.Grains.Workers;

/// <summary>The line of this silo's worker, as grains of the same silo see it.</summary>
internal interface IWorkerLine
{
    /// <summary>
    /// A place in the line for a guest's attempt; null where it is full, the guest has its share of it already, or the worker
    /// takes nothing (it stops).
    /// </summary>
    WorkerPlace? TryReserve(GuestId owner);
}

/// <summary>
/// A place in a worker's line, and the slot that is kept for it where one is free: taken once the row that names the worker is
/// written, given back otherwise.
/// </summary>
internal sealed class WorkerPlace(WorkerLine line, WorkerId worker, GuestId owner, IdleSlot? slot) : IDisposable
{
    private WorkerLine? _line = line;

    /// <summary>Whose line it is.</summary>
    public WorkerId Worker => worker;

    /// <summary>A slot is free for it: the row may say at once that it has begun.</summary>
    public bool HasSlot => slot is not null;

    /// <summary>Puts the attempt in the place.</summary>
    public void Take(AnalysisId analysis) => Interlocked.Exchange(ref _line, null)?.Enter(analysis, owner, slot);

    /// <summary>Gives back a place that was not taken.</summary>
    public void Dispose() => Interlocked.Exchange(ref _line, null)?.GiveBack(owner, slot);
}
