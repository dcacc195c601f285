using OrleansResume.Grains.Documents.Reading.Texts;

namespace OrleansResume.Grains.Documents.Reading;

/// <summary>Tells what a file is from its content alone: names and declared types lie.</summary>
internal static class Sniffer
{
    /// <summary>Readers of PDF look for its mark in the first KiB: mail gateways and printers put things before it.</summary>
    private const int PdfMarkWithin = 1024;

    public static FileKind Sniff(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return FileKind.Empty;
        }

        // A zip may also be empty (PK 5 6); what it holds is for its reader to say.
        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8))
        {
            return FileKind.Zip;
        }

        if (content[..Math.Min(content.Length, PdfMarkWithin)].IndexOf("%PDF-"u8) >= 0)
        {
            return FileKind.Pdf;
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return CompoundFile.IsEncryptedPackage(content) ? FileKind.EncryptedOffice : FileKind.LegacyOffice;
        }

        if (content.StartsWith("{\\rtf"u8))
        {
            return FileKind.RichText;
        }

        if (IsImage(content))
        {
            return FileKind.Image;
        }

        return SniffText(content);
    }

    private static bool IsImage(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith("GIF8"u8)
        || content.StartsWith("II*\0"u8)
        || content.StartsWith("MM\0*"u8)
        || (content.StartsWith("BM"u8) && content.Length > 14 && content[6..10].IndexOfAnyExcept((byte)0) < 0)
        || (content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..12].SequenceEqual("WEBP"u8))
        || (content.Length > 12 && content[4..8].SequenceEqual("ftyp"u8));

    private static FileKind SniffText(ReadOnlySpan<byte> content)
    {
        var start = TextDecoding.Decode(content);
        if (start is null)
        {
            return FileKind.Unknown;
        }

        var trimmed = start.AsSpan().TrimStart();
        if (trimmed.StartsWith("%!PS", StringComparison.Ordinal))
        {
            return FileKind.Unknown;
        }

        // Word's "single file web page" is mail of many parts under the name of a document.
        return trimmed.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("<svg", StringComparison.OrdinalIgnoreCase)
            ? FileKind.WebPage
            : FileKind.Text;
    }
}
