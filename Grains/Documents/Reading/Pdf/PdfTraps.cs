using System.Buffers;
using System.Globalization;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>What the library walks into before it can be stopped, found in the file's bytes and disarmed or refused.</summary>
internal static class PdfTraps
{
    private static ReadOnlySpan<byte> Blank => "\0\t\n\f\r "u8;

    private static readonly SearchValues<byte> _numberSigns = SearchValues.Create("0123456789+-.eE"u8);

    // Bytes. What stands between an object's head and a reference, comments and all, is less; or it hides something.
    private const int Window = 1024;

    /// <summary>A copy that the library can open.</summary>
    public static byte[] Disarmed(ReadOnlySpan<byte> content, PdfMeter meter)
    {
        if (HoldsBareReference(content))
            throw new InvalidDataException("An object is a reference to another.");
        if (PromisesTooMuch(content))
            throw meter.Exceed();

        var bytes = content.ToArray();
        KidsName.Hide(bytes);
        return bytes;
    }

    /// <summary>
    /// An object that is only a reference, "5 0 obj 6 0 R": the library follows it on its stack, also in a circle. No program
    /// writes such objects.
    /// </summary>
    private static bool HoldsBareReference(ReadOnlySpan<byte> bytes)
    {
        var head = "obj"u8;
        for (var at = bytes.IndexOf(head); at >= 0; at = bytes.IndexOf(head))
        {
            bytes = bytes[(at + head.Length)..];
            var rest = bytes[..Math.Min(Window, bytes.Length)];
            if (SkipNumber(ref rest) && SkipNumber(ref rest) && rest.StartsWith("R"u8))
                return true;
            if (rest.IsEmpty && bytes.Length > Window)
                return true;
        }

        return false;
    }

    /// <summary>Also skips the blanks and comments on both sides.</summary>
    private static bool SkipNumber(ref ReadOnlySpan<byte> bytes)
    {
        SkipBlanks(ref bytes);
        var length = NumberLength(bytes);
        bytes = bytes[length..];
        SkipBlanks(ref bytes);
        return length > 0;
    }

    private static int NumberLength(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.IndexOfAnyExcept(_numberSigns);
        return length < 0 ? bytes.Length : length;
    }

    private static void SkipBlanks(ref ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && (Blank.Contains(bytes[0]) || bytes[0] == '%'))
        {
            var length = bytes[0] == '%' ? bytes.IndexOfAny((byte)'\r', (byte)'\n') : 1;
            bytes = length < 0 ? [] : bytes[length..];
        }
    }

    /// <summary>A stream of more objects than the file has bytes. Those that are compressed are looked at when they are inflated.</summary>
    private static bool PromisesTooMuch(ReadOnlySpan<byte> bytes)
    {
        foreach (var place in NamePlace.All(bytes, "N"))
        {
            var rest = bytes[place.End..Math.Min(bytes.Length, place.End + Window)];
            SkipBlanks(ref rest);
            if (double.TryParse(rest[..NumberLength(rest)], NumberStyles.Float, CultureInfo.InvariantCulture, out var count) && count > bytes.Length)
                return true;
        }

        return false;
    }
}
