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
internal sealed class WorkerPlace(WorkerLine line, WorkerId worker, IRunObserver observer, GuestId owner, IdleSlot? slot) : IDisposable
{
    private WorkerLine? _line = line;

    /// <summary>Whose line it is.</summary>
    public WorkerId Worker => worker;

    /// <summary>Whom to tell when its run has become pointless.</summary>
    public IRunObserver Observer => observer;

    /// <summary>A slot is free for it: the row may say at once that it has begun.</summary>
    public bool HasSlot => slot is not null;

    /// <summary>Puts the attempt in the place.</summary>
    /// <param name="analysis">Which.</param>
    /// <param name="run">Its run, where the row says that it has begun: the slot that was kept for it need not ask.</param>
    public void Take(AnalysisId analysis, AnalysisRun? run = null) => Interlocked.Exchange(ref _line, null)?.Enter(new LineEntry(analysis, run), owner, slot);

    /// <summary>Gives back a place that was not taken.</summary>
    public void Dispose() => Interlocked.Exchange(ref _line, null)?.GiveBack(owner, slot);
}

/// <summary>What a slot takes from the line.</summary>
/// <param name="Analysis">The attempt.</param>
/// <param name="Run">Its run, where that has begun just now; null where it is still to be asked for.</param>
internal readonly record struct LineEntry(AnalysisId Analysis, AnalysisRun? Run);
