using UglyToad.PdfPig.Tokens;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Streams that hold objects of the file.</summary>
internal static class ObjectStreams
{
    // A number and an offset, and what parts them.
    private const int BytesPerObject = 4;

    /// <summary>The inflated bytes, disarmed where they are objects. Any stream is taken for one whose dictionary has the entries.</summary>
    public static Memory<byte> Disarmed(Memory<byte> inflated, DictionaryToken dictionary, PdfMeter meter)
    {
        if (!dictionary.TryGet(NameToken.N, out NumericToken count) || !dictionary.ContainsKey(NameToken.First))
            return inflated;

        // The library makes as many entries as the dictionary says, past the end of the bytes.
        if (count.Double > (inflated.Length / BytesPerObject) + 1)
            throw meter.Exceed();

        var bytes = inflated.ToArray();
        KidsName.Hide(bytes);
        return bytes;
    }
}
