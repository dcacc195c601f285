using System.Buffers.Binary;
using System.Text;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Font programs whose glyphs have no outlines.</summary>
public sealed class PdfHiddenFontTests
{
    private const int Glyphs = 3;

    // An end alone; a width, a move and an end; and a line.
    public static TheoryData<string> Blank => ["0E", "8B8B8B160E", "F7000E"];

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(12, true)]
    public void TrueType_WithoutContours_IsToldApart(int length, bool isLong) =>
        HiddenPage.IsHidden(Read("/FontFile2", "", TrueType(length, contours: 0, isLong)), HiddenReason.Invisible);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void TrueType_WithContours_IsRead(short contours) => HiddenPage.IsSeen(Read("/FontFile2", "", TrueType(12, contours, isLong: false)));

    [Theory]
    [MemberData(nameof(Blank))]
    public void Compact_WithoutLines_IsToldApart(string glyph) =>
        HiddenPage.IsHidden(Read("/FontFile3", "/Subtype/Type1C", Compact(Convert.FromHexString(glyph))), HiddenReason.Invisible);

    [Fact]
    public void Compact_WithLines_IsRead() => HiddenPage.IsSeen(Read("/FontFile3", "/Subtype/Type1C", Compact([139, 139, 21, 149, 149, 5, 14])));

    [Fact]
    public void Spaces_OfAFontOfNothingElse_AreNoHiddenText()
    {
        var read = HiddenPage.Read("BT /T 12 Tf 60 500 Td (   ) Tj ET", "", file => Add(file, "/FontFile2", "", TrueType(0, contours: 0, isLong: false)));

        Assert.Empty(read.Layout.Hidden);
    }

    private static ReadDocument Read(string kind, string entries, byte[] program) =>
        HiddenPage.Read($"BT /T 12 Tf 60 500 Td ({HiddenPage.Secret}) Tj ET", "", file => Add(file, kind, entries, program));

    private static void Add(RawPdf file, string kind, string entries, byte[] program) => file
        .Add(31, $"<</Type/Font/Subtype/{(kind == "/FontFile2" ? "TrueType" : "Type1")}/BaseFont/ABCDEF+Plain/FirstChar 32/LastChar 127/Widths[{string.Concat(Enumerable.Repeat("600 ", 96))}]/Encoding/WinAnsiEncoding/FontDescriptor 32 0 R>>")
        .Add(32, $"<</Type/FontDescriptor/FontName/ABCDEF+Plain/Flags 32/FontBBox[0 0 600 700]/ItalicAngle 0/Ascent 700/Descent 0/CapHeight 700/StemV 80{kind} 33 0 R>>")
        .Stream(33, entries, program);

    /// <summary>The least that is read as such: glyphs that are all alike.</summary>
    private static byte[] TrueType(int length, short contours, bool isLong)
    {
        var outlines = new byte[Glyphs * length];
        for (var glyph = 0; glyph < Glyphs && length > 0; glyph++)
            BinaryPrimitives.WriteInt16BigEndian(outlines.AsSpan(glyph * length), contours);
        var places = Enumerable.Range(0, Glyphs + 1).SelectMany(glyph => isLong ? Long(glyph * length) : Short(glyph * length / 2)).ToArray();
        byte[] head = [.. Long(0x00010000), .. new byte[8], .. Long(0x5F0F3CF5), .. Short(0), .. Short(1000), .. new byte[30], .. Short(isLong ? 1 : 0), .. Short(0)];
        byte[] most = [.. Long(0x00010000), .. Short(Glyphs), .. new byte[26]];
        byte[] across = [.. Long(0x00010000), .. new byte[30], .. Short(1)];
        byte[] widths = [.. Short(600), .. new byte[2 * Glyphs]];
        (string Name, byte[] Data)[] tables = [("glyf", outlines), ("head", head), ("hhea", across), ("hmtx", widths), ("loca", places), ("maxp", most)];
        var at = 12 + (16 * tables.Length);
        var (directory, data) = (new List<byte>([0, 1, 0, 0, .. Short(tables.Length), .. new byte[6]]), new List<byte>());
        foreach (var (name, table) in tables)
        {
            directory.AddRange([.. Encoding.ASCII.GetBytes(name), .. Long(0), .. Long(at + data.Count), .. Long(table.Length)]);
            data.AddRange(table);
        }

        return [.. directory, .. data];
    }

    /// <summary>A name, a dictionary, and glyphs that are all alike.</summary>
    private static byte[] Compact(byte[] glyph)
    {
        byte[] names = Index("Plain"u8.ToArray());
        var start = 4 + names.Length + Index(Dictionary(0)).Length + 4;
        return [1, 0, 4, 1, .. names, .. Index(Dictionary(start)), 0, 0, 0, 0, .. Index([.. Enumerable.Repeat(glyph, Glyphs)])];

        // Where the glyphs lie.
        static byte[] Dictionary(int start) => [29, .. Long(start), 17];
    }

    private static byte[] Index(params byte[][] entries)
    {
        var (offsets, at) = (new List<byte>(), 1);
        foreach (var entry in entries.Prepend([]))
            offsets.AddRange(Short(at += entry.Length));
        return [.. Short(entries.Length), 2, .. offsets, .. entries.SelectMany(entry => entry)];
    }

    private static byte[] Short(int number) => [(byte)(number >> 8), (byte)number];

    private static byte[] Long(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
