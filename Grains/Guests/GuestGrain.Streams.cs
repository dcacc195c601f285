using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Guests;

/// <summary>The guest's open streams of events, over all front ends. A front end that dies frees its places by their lease.</summary>
internal sealed partial class GuestGrain
{
    private const int MostStreams = 5;

    // Several renewals of a front end, which come every 5 s, may be lost.
    private static readonly TimeSpan _streamLease = TimeSpan.FromSeconds(30);

    // When each was held the last time.
    private readonly Dictionary<Guid, long> _streams = [];

    /// <inheritdoc/>
    public Task<Refusal?> HoldStream(Guid stream) => Task.FromResult(_erasure is null ? Hold(stream) : LimitRefusals.Erased());

    /// <inheritdoc/>
    public Task FreeStream(Guid stream)
    {
        _streams.Remove(stream);
        return Task.CompletedTask;
    }

    private Refusal? Hold(Guid stream)
    {
        foreach (var (lost, _) in _streams.Where(held => clock.GetElapsedTime(held.Value) > _streamLease).ToList())
        {
            _streams.Remove(lost);
        }

        if (_streams.Count < MostStreams || _streams.ContainsKey(stream))
        {
            _streams[stream] = clock.GetTimestamp();
            return null;
        }

        metrics.Refused(LimitRefusals.EventStreams);
        return LimitRefusals.TooManyStreams(MostStreams);
    }
}
