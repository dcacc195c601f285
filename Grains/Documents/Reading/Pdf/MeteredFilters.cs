using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// The library's filters, each measured before it runs, as they inflate a stream whole: in a buffer of fixed size, against what
/// the file may still inflate to. What comes out last is metered. Pictures are not decoded: nobody looks at them here.
/// </summary>
internal sealed class MeteredFilters(PdfMeter meter) : IFilterProvider
{
    private static readonly IFilterProvider _library = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary)
    {
        XrefBounds.Check(dictionary, meter);
        return Metered(_library.GetFilters(dictionary));
    }

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Metered(_library.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Metered(_library.GetAllFilters());

    private IFilter[] Metered(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select((filter, i) => new MeteredFilter(filter, meter, last: i == filters.Count - 1))];

    private sealed class MeteredFilter(IFilter filter, PdfMeter meter, bool last) : IFilter
    {
        // In bytes. A row of a picture is not as wide, and text has no rows.
        private const long WidestRow = 1 << 20;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            meter.Look();
            meter.Spend(input.Length / 4);
            Measure(input, DecodeParameterResolver.GetFilterParameters(dictionary, index));
            var output = filter.Decode(input, dictionary, provider, index);
            return last ? MeteredMemory.Of(ObjectStreams.Disarmed(output, dictionary, meter), meter) : output;
        }

        private void Measure(Memory<byte> input, DictionaryToken parameters)
        {
            switch (filter)
            {
                case FlateFilter:
                    CheckRow(parameters);
                    SpendFlate(input);
                    break;
                case LzwFilter:
                    CheckRow(parameters);
                    meter.SpendInflated(LzwLength.AtMost(input.Span));
                    break;
                case RunLengthFilter:
                    meter.SpendInflated(RunLength(input.Span));
                    break;
                case Ascii85Filter:
                    meter.SpendInflated(input.Length + (3L * input.Span.Count((byte)'z')));
                    break;
                case AsciiHexDecodeFilter:
                    meter.SpendInflated(input.Length / 2);
                    break;
                default:
                    throw new NotSupportedException("A filter of pictures.");
            }
        }

        private void CheckRow(DictionaryToken parameters)
        {
            var bits = 1.0;
            foreach (var name in (ReadOnlySpan<NameToken>)[NameToken.Columns, NameToken.Colors, NameToken.BitsPerComponent])
            {
                if (parameters.TryGet(name, out NumericToken number))
                    bits *= Math.Max(1, Math.Abs(number.Double));
            }

            if (bits > 8 * WidestRow)
                throw meter.Exceed();
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
                meter.SpendInflated(read);
            }
        }
    }
}
