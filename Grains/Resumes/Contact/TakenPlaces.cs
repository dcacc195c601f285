namespace OrleansResume.Grains.Resumes.Contact;

/// <summary>Places of the text that something stands at already; asking costs the same however many there are.</summary>
internal sealed class TakenPlaces
{
    private readonly int[] _starts;

    // The farthest end of the places up to each: some are whole lines that hold others.
    private readonly int[] _ends;

    public TakenPlaces(IEnumerable<Stretch> places)
    {
        var ordered = places.OrderBy(place => place.Start).ToList();
        _starts = [.. ordered.Select(place => place.Start)];
        _ends = new int[ordered.Count];
        for (var i = 0; i < ordered.Count; i++)
        {
            _ends[i] = Math.Max(ordered[i].End, i == 0 ? 0 : _ends[i - 1]);
        }
    }

    /// <summary>Whether any of them shares a character with this one.</summary>
    public bool Overlap(Stretch place)
    {
        var (low, high) = (0, _starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _starts[middle] < place.End ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && _ends[low - 1] > place.Start;
    }
}
