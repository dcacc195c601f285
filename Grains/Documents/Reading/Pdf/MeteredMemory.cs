using System.Buffers;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Bytes that the library reads: each time it looks at them, it can be stopped. It looks at one byte at a time, so that no loop
/// over a file or a stream runs on without.
/// </summary>
internal sealed class MeteredMemory(byte[] bytes, PdfMeter meter) : MemoryManager<byte>
{
    public static Memory<byte> Of(Memory<byte> bytes, PdfMeter meter) =>
        new MeteredMemory(bytes.ToArray(), meter).Memory;

    public override Span<byte> GetSpan()
    {
        meter.Spend(1);
        return bytes;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => new Memory<byte>(bytes)[elementIndex..].Pin();

    public override void Unpin()
    {
        // The handle of Pin frees itself.
    }

    protected override bool TryGetArray(out ArraySegment<byte> segment)
    {
        segment = new ArraySegment<byte>(bytes);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        // Nothing to free.
    }
}
