using System.Buffers.Binary;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>
/// Takes the outlines out of a font program, of whatever kind: text wants widths and characters only, while outlines are programs
/// that call each other, which the library runs on its stack and without an end.
/// </summary>
internal static class FontOutlines
{
    private const int DirectoryStart = 12;
    private const int DirectoryEntry = 16;
    private const int LengthInEntry = 12;

    public static Memory<byte> Without(Memory<byte> program)
    {
        var bytes = program.ToArray();
        if (bytes is [(byte)'%', (byte)'!', ..] or [0x80, ..])
            return PostScript(bytes);

        if (!IsTagged(bytes) && !CffOutlines.TryBlank(bytes))
            return Memory<byte>.Empty;

        BlankTables(bytes);
        return bytes;
    }

    // What the library does not take for a compact font.
    private static bool IsTagged(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("OTTO"u8) || bytes.StartsWith("ttcf"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 1, 0, 0]);

    /// <summary>TrueType and OpenType: the table of outlines is said to be empty, or to be another.</summary>
    private static void BlankTables(Span<byte> bytes)
    {
        for (var at = DirectoryStart; at + DirectoryEntry <= bytes.Length; at += DirectoryEntry)
        {
            if (at >= DirectoryStart + (DirectoryEntry * BinaryPrimitives.ReadUInt16BigEndian(bytes[4..])))
                return;

            var tag = bytes[at..(at + 4)];
            if (Is(tag, "glyf"u8))
                bytes.Slice(at + LengthInEntry, 4).Clear();
            else if (Is(tag, "cff "u8))
                tag[0] = (byte)'-';
        }
    }

    private static bool Is(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name) => System.Text.Ascii.EqualsIgnoreCase(tag, name);

    /// <summary>Type 1: what stands before the encrypted outlines, of the first segment where it has segments.</summary>
    private static Memory<byte> PostScript(byte[] bytes)
    {
        const int segmentHead = 6;
        Memory<byte> text = bytes;
        if (bytes[0] == 0x80)
        {
            if (bytes.Length < segmentHead)
                return Memory<byte>.Empty;

            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(2));
            text = text[segmentHead..(int)Math.Clamp(segmentHead + (long)length, segmentHead, bytes.Length)];
        }

        var end = text.Span.IndexOf("eexec"u8);
        text = end < 0 ? text : text[..(end + "eexec"u8.Length)];
        return text.Span.StartsWith("%!"u8) ? text : Memory<byte>.Empty;
    }
}
