using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Counts what a file's streams inflate to, and stops at a limit before the memory is taken: the library's own filters inflate
/// a stream whole, so each is measured first, in a buffer of fixed size.
/// </summary>
internal sealed class InflationBound(long limit) : IFilterProvider
{
    private static readonly IFilterProvider Library = DefaultFilterProvider.Instance;

    private long _left = limit;

    /// <summary>The limit was met. The library may go on without the stream, so the caller asks.</summary>
    public bool Exceeded { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(Library.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(Library.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(Library.GetAllFilters());

    private IFilter[] Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this))];

    private void Spend(long bytes)
    {
        _left -= bytes;
        if (_left >= 0)
            return;

        Exceeded = true;
        throw new InvalidDataException("The file's streams inflate to more than the limit.");
    }

    private sealed class BoundedFilter(IFilter filter, InflationBound bound) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            if (bound.Exceeded)
                bound.Spend(1);

            switch (filter)
            {
                case FlateFilter:
                    SpendFlate(input);
                    break;
                case LzwFilter:
                    bound.Spend(LzwLength.AtMost(input.Span));
                    break;
                case RunLengthFilter:
                    bound.Spend(RunLength(input.Span));
                    break;
            }

            return filter.Decode(input, dictionary, provider, index);
        }

        private static long RunLength(ReadOnlySpan<byte> input)
        {
            const int end = 128;
            long total = 0;
            for (var i = 0; i < input.Length && input[i] != end; i += input[i] < end ? input[i] + 2 : 2)
                total += input[i] < end ? input[i] + 1 : 257 - input[i];
            return total;
        }

        private void SpendFlate(Memory<byte> input)
        {
            const int zlibHeader = 2;
            if (input.Length <= zlibHeader)
                return;

            using var bytes = new MemoryStream(input[zlibHeader..].ToArray(), writable: false);
            using var inflate = new DeflateStream(bytes, CompressionMode.Decompress);
            Span<byte> buffer = stackalloc byte[16 * 1024];
            while (true)
            {
                int read;
                try
                {
                    read = inflate.Read(buffer);
                }
                catch (InvalidDataException)
                {
                    // A damaged stream ends here for the library too, which then makes do with what came before.
                    return;
                }

                if (read == 0)
                    return;
                bound.Spend(read);
            }
        }
    }
}
