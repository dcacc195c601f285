using System.Text;

namespace OrleansResume.Grains.Documents.Reading.Texts;

/// <summary>Bytes to characters, where they are text at all.</summary>
internal static class TextDecoding
{
    /// <summary>Share of bytes beyond ASCII up to which windows-1252 is believed; a Western text has a few per cent.</summary>
    private const double MostHighBytes = 0.25;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text without a byte order mark: UTF-8, UTF-16 with its mark, or windows-1252. Null where it is none of them.</summary>
    public static string? Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return TextOrNull(content[2..], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true));
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return TextOrNull(content[2..], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true));
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return TextOrNull(content[3..], Utf8);
        }

        return TextOrNull(content, Utf8) ?? (IsPlausiblyWestern(content) ? TextOrNull(content, Windows1252) : null);
    }

    private static string? TextOrNull(ReadOnlySpan<byte> content, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(content);
            return text.AsSpan().IndexOfAny(NoText) < 0 ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null; // Not this encoding.
        }
    }

    private static bool IsPlausiblyWestern(ReadOnlySpan<byte> content)
    {
        var high = 0;
        foreach (var b in content)
        {
            high += b >= 0x80 ? 1 : 0;
        }

        return high <= content.Length * MostHighBytes;
    }

    // What no editor writes into a text: control characters but tab, line ends, form feed and the end-of-file mark of DOS.
    private static readonly System.Buffers.SearchValues<char> NoText = System.Buffers.SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\v' or '\f' or '\r' or '\u001A'))) + "\u007F\uFFFE\uFFFF");
}
