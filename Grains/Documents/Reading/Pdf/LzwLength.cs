namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>How long an LZW stream is when inflated, from the lengths of its table's entries: no byte of it is made.</summary>
internal static class LzwLength
{
    private const int Clear = 256;
    private const int End = 257;
    private const int TableSize = 4096;

    /// <summary>Never too small: codes grow a step early or late depending on the file, and the larger count is taken.</summary>
    public static long AtMost(ReadOnlySpan<byte> input) => Math.Max(Count(input, early: 1), Count(input, early: 0));

    private static long Count(ReadOnlySpan<byte> input, int early)
    {
        var lengths = new int[TableSize];
        var next = End + 1;
        var width = 9;
        var previous = 0;
        long total = 0;
        long bit = 0;
        while (bit + width <= input.Length * 8L)
        {
            var code = Code(input, bit, width);
            bit += width;
            if (code == End)
                break;
            if (code == Clear)
            {
                (next, width, previous) = (End + 1, 9, 0);
                continue;
            }

            var length = code < Clear ? 1 : code < next ? lengths[code] : previous + 1;
            total += length;
            if (previous > 0 && next < TableSize)
                lengths[next++] = previous + 1;
            previous = length;
            width = (next + early) switch { >= 2048 => 12, >= 1024 => 11, >= 512 => 10, _ => 9 };
        }

        return total;
    }

    private static int Code(ReadOnlySpan<byte> input, long bit, int width)
    {
        var at = (int)(bit >> 3);
        var window = input[at] << 16;
        if (at + 1 < input.Length)
            window |= input[at + 1] << 8;
        if (at + 2 < input.Length)
            window |= input[at + 2];
        return (window >> (24 - width - (int)(bit & 7))) & ((1 << width) - 1);
    }
}
