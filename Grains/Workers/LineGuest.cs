using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Grains.Workers;

/// <summary>A guest who has somebody in a worker's line.</summary>
internal sealed class LineGuest(GuestId owner)
{
    // What was found unheld has waited for longer than what was accepted here: a silo that died had it, say, and behind the others
    // it might wait until the next one dies.
    private readonly Queue<AnalysisId> _found = new();
    private readonly Queue<AnalysisId> _accepted = new();

    /// <summary>Who it is.</summary>
    public GuestId Owner { get; } = owner;

    /// <summary>Places that are taken, also by what is only to come and by what runs.</summary>
    public int Places { get; set; }

    /// <summary>How many wait.</summary>
    public int Waiting => _found.Count + _accepted.Count;

    /// <summary>One more that waits.</summary>
    /// <param name="analysis">Which.</param>
    /// <param name="wasFound">It was found unheld, and not accepted here.</param>
    public void Enqueue(AnalysisId analysis, bool wasFound) => (wasFound ? _found : _accepted).Enqueue(analysis);

    /// <summary>The next of them.</summary>
    public AnalysisId Dequeue() => _found.TryDequeue(out var found) ? found : _accepted.Dequeue();
}
