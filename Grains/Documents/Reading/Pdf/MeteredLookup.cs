using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>The filters of an open file; a stream that names none is metered too.</summary>
internal sealed class MeteredLookup(ILookupFilterProvider filters, PdfMeter meter) : ILookupFilterProvider
{
    private readonly IFilter[] _plain = [new Plain(meter)];

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary, IPdfTokenScanner scanner) =>
        filters.GetFilters(dictionary, scanner) is { Count: > 0 } named ? named : _plain;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => filters.GetFilters(dictionary);

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => filters.GetNamedFilters(names);

    public IReadOnlyList<IFilter> GetAllFilters() => filters.GetAllFilters();

    private sealed class Plain(PdfMeter meter) : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            meter.SpendInflated(input.Length);
            var bytes = input.ToArray();
            KidsName.Show(bytes);
            return new MeteredMemory(bytes, meter).Memory;
        }
    }
}
