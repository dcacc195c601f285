using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>A cross-reference stream is believed for how many objects it lists, and how wide its fields are, before it is read.</summary>
internal static class XrefBounds
{
    // A resume has some hundreds, a tagged one of many pages some thousands.
    private const double MostObjects = 1_000_000;

    // Offsets of a file take at most 8 bytes.
    private const double WidestField = 8;

    public static void Check(DictionaryToken dictionary, PdfMeter meter)
    {
        if (!dictionary.TryGet(NameToken.W, out ArrayToken widths))
            return;

        var size = dictionary.TryGet(NameToken.Size, out NumericToken number) ? number.Double : 0;
        var listed = dictionary.TryGet(NameToken.Index, out ArrayToken index)
            ? index.Data.OfType<NumericToken>().Where((_, i) => i % 2 == 1).Sum(count => Math.Max(0, count.Double))
            : size;
        if (listed > MostObjects || widths.Data.OfType<NumericToken>().Any(width => width.Double is < 0 or > WidestField))
            throw meter.Exceed();
    }
}
