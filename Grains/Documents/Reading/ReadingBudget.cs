namespace OrleansResume.Grains.Documents.Reading;

/// <summary>What reading one file may still cost. Counted while it is spent: sizes that a file declares are not believed.</summary>
internal sealed class ReadingBudget(ReadingOptions options, CancellationToken cancellation)
{
    /// <summary>Elements of all XML parts: a resume has some thousands, and each costs about 100 bytes.</summary>
    private const int MaxElements = 400_000;

    /// <summary>Attributes of all XML parts: Word writes about two an element.</summary>
    private const int MaxAttributes = 1_000_000;

    private long _inflated = options.MaxInflatedBytes;
    private int _elements = MaxElements;
    private int _attributes = MaxAttributes;

    public ReadingOptions Options => options;

    public long InflatedLeft => _inflated;

    /// <summary>Ends the reading if its time is over.</summary>
    public void CheckTime() => cancellation.ThrowIfCancellationRequested();

    public void SpendInflated(long bytes)
    {
        CheckTime();
        _inflated -= bytes;
        if (_inflated < 0)
        {
            throw new UnreadableFileException(Unreadable.TooComplex);
        }
    }

    public void SpendElement()
    {
        if (--_elements < 0)
        {
            throw new UnreadableFileException(Unreadable.TooComplex);
        }

        if ((_elements & 0xFFF) == 0)
        {
            CheckTime();
        }
    }

    public void SpendAttributes(int count)
    {
        _attributes -= count;
        if (_attributes < 0)
        {
            throw new UnreadableFileException(Unreadable.TooComplex);
        }
    }
}
