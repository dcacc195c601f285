using System.Collections.Concurrent;

namespace OrleansResume.Grains.Storage;

/// <summary>Rows that were found locked by somebody else a short while ago.</summary>
internal sealed class LockedRows(TimeProvider time)
{
    private const int Many = 10_000;
    private static readonly TimeSpan _while = TimeSpan.FromSeconds(10);

    // When it was found, in timestamps.
    private readonly ConcurrentDictionary<Guid, long> _found = new();

    /// <summary>Whether it may still be.</summary>
    public bool Contains(Guid row)
    {
        if (_found.IsEmpty || !_found.TryGetValue(row, out var found))
        {
            return false;
        }

        if (time.GetElapsedTime(found) < _while)
        {
            return true;
        }

        _found.TryRemove(row, out _);
        return false;
    }

    /// <summary>It was found locked now.</summary>
    public void Add(Guid row)
    {
        if (_found.Count >= Many)
        {
            // Only what it costs to find them anew is lost.
            _found.Clear();
        }

        _found[row] = time.GetTimestamp();
    }
}
