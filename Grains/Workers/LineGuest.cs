using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Grains.Workers;

/// <summary>A guest who has somebody in a worker's line.</summary>
internal sealed class LineGuest(GuestId owner)
{
    // The longest accepted first, wherever that was: behind what its guest was accepted with here, what a silo that died had might
    // wait until the next one dies. Numbered, so that what was accepted at the same time keeps its order.
    private readonly PriorityQueue<AnalysisId, (DateTimeOffset QueuedAt, long Number)> _waiting = new();
    private long _number;

    /// <summary>Who it is.</summary>
    public GuestId Owner { get; } = owner;

    /// <summary>Places that are taken, also by what is only to come and by what runs.</summary>
    public int Places { get; set; }

    /// <summary>How many wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>One more that waits.</summary>
    /// <param name="analysis">Which.</param>
    /// <param name="queuedAt">When it was accepted.</param>
    public void Enqueue(AnalysisId analysis, DateTimeOffset queuedAt) => _waiting.Enqueue(analysis, (queuedAt, _number++));

    /// <summary>The next of them.</summary>
    public AnalysisId Dequeue() => _waiting.Dequeue();
}
