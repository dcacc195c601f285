using System.Runtime.CompilerServices;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// What reading one file has cost, and the end of it. The library swallows exceptions in many places and goes on, so once a bound
/// is met every further step throws. Belongs to the thread that made it.
/// </summary>
internal sealed class PdfMeter(ReadingOptions options, CancellationToken cancellation)
{
    // In steps, of which one is about what looking at a byte takes: 5 to 20 ns. A page of a resume takes up to a million.
    private const long MaxWork = 100_000_000;

    // Bytes that opening the file or reading one page takes, much of it garbage at once. A resume takes up to 20 MB.
    private const long MaxAllocated = 320L << 20;

    // Bytes of pictures that are looked at because text stands on them; the others are not read.
    private const long MaxSamples = 16L << 20;

    // Steps between two looks at clock, memory and stack: the library takes less than the stack's reserve in as many.
    private const int Interval = 1024;

    private long _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private long _inflatedLeft = options.MaxInflatedBytes;
    private long _samplesLeft = MaxSamples;
    private long _work;
    private long _next = Interval;

    /// <summary>A bound was met: whatever the library made of it, the file is refused.</summary>
    public bool Exceeded { get; private set; }

    public void Spend(long steps)
    {
        _work += steps;
        if (_work >= _next)
            Look();
    }

    public void SpendInflated(long bytes)
    {
        _inflatedLeft -= bytes;
        Exceeded |= _inflatedLeft < 0;
        Look();
    }

    /// <summary>Asks whether a picture of so many samples may be read; it is counted.</summary>
    public bool TryTakeSamples(long bytes)
    {
        if (bytes > _samplesLeft)
            return false;

        _samplesLeft -= bytes;
        return true;
    }

    /// <summary>What the page before took is garbage, but for its text.</summary>
    public void BeginPage()
    {
        Look();
        _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>A bound is met that is counted elsewhere.</summary>
    public UnreadableFileException Exceed()
    {
        Exceeded = true;
        _next = 0;
        return new UnreadableFileException(PdfRefusals.TooComplex);
    }

    /// <summary>Ends the reading if a bound was met or its time is over.</summary>
    public void Look()
    {
        _next = 0;
        cancellation.ThrowIfCancellationRequested();
        if (Exceeded || _work > MaxWork || GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > MaxAllocated
            || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Exceed();
        }

        _next = _work + Interval;
    }
}
