using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;

namespace OrleansResume.Grains.Guests;

/// <summary>The guest's open streams of events, over all front ends. A front end that dies frees its places by their lease.</summary>
internal sealed partial class GuestGrain
{
    private const int MostStreams = 5;
    private static readonly TimeSpan _streamLease = TimeSpan.FromMinutes(1);

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

        var free = _streamLease - clock.GetElapsedTime(_streams.Values.Min());
        metrics.Refused("event_streams");
        return LimitRefusals.Of(new LimitState("event_streams", MostStreams, _streamLease, Remaining: 0, Next: free > TimeSpan.Zero ? free : TimeSpan.Zero));
    }
}
