using System.Buffers.Binary;

namespace OrleansResume.Grains.Documents.Reading.Pdf;

/// <summary>Font programs that draw nothing, whatever is written in them. The first glyph, shown for what a font does not have, does not count.</summary>
internal static class BlankOutlines
{
    private const int DirectoryStart = 12;
    private const int DirectoryEntry = 16;
    private const int LongOffsets = 50;
    private const int GlyphCount = 4;
    private const int GlyphHead = 10;

    /// <summary>False where it is not known.</summary>
    public static bool Are(ReadOnlySpan<byte> program)
    {
        try
        {
            if (program.StartsWith((ReadOnlySpan<byte>)[0, 1, 0, 0]) || program.StartsWith("true"u8))
                return AreOfTrueType(program);

            return CffOutlines.AreBlank(program.StartsWith("OTTO"u8) ? Table(program, "CFF "u8) : program);
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return false;
        }
    }

    private static bool AreOfTrueType(ReadOnlySpan<byte> program)
    {
        var places = Table(program, "loca"u8);
        var outlines = Table(program, "glyf"u8);
        var glyphs = BinaryPrimitives.ReadUInt16BigEndian(Table(program, "maxp"u8)[GlyphCount..]);
        var isLong = BinaryPrimitives.ReadInt16BigEndian(Table(program, "head"u8)[LongOffsets..]) != 0;
        for (var glyph = 1; glyph < glyphs; glyph++)
        {
            var (start, end) = (Place(places, glyph, isLong), Place(places, glyph + 1, isLong));

            // A glyph of no contours has a head and no more.
            if (end - start >= GlyphHead && BinaryPrimitives.ReadInt16BigEndian(outlines[start..]) != 0)
                return false;
        }

        return glyphs > 1;
    }

    private static int Place(ReadOnlySpan<byte> places, int glyph, bool isLong) => isLong
        ? checked((int)BinaryPrimitives.ReadUInt32BigEndian(places[(4 * glyph)..]))
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(places[(2 * glyph)..]);

    /// <summary>Empty where the program has none.</summary>
    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> program, ReadOnlySpan<byte> name)
    {
        var tables = BinaryPrimitives.ReadUInt16BigEndian(program[4..]);
        for (var table = 0; table < tables; table++)
        {
            var entry = program.Slice(DirectoryStart + (DirectoryEntry * table), DirectoryEntry);
            if (entry.StartsWith(name))
            {
                return program.Slice(checked((int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..])), checked((int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..])));
            }
        }

        return [];
    }
}
