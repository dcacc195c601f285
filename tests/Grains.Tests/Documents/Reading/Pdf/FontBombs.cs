using System.Buffers.Binary;
using System.Text;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Font programs whose glyphs call themselves.</summary>
internal static class FontBombs
{
    /// <summary>TrueType: glyph 1 is composed of glyph 2, which is composed of itself, and so is each of the others.</summary>
    public static byte[] ComposedOfThemselves()
    {
        const int glyphs = 120;
        const int length = 16;
        using var outlines = new MemoryStream();
        using var places = new MemoryStream();
        for (var i = 0; i < glyphs; i++)
        {
            Write(places, (short)(i * length / 2));
            Write(outlines, -1, 0, 0, 9, 9, 0x0002, (short)Math.Clamp(i + 1, 1, 2), 0);
        }

        Write(places, glyphs * length / 2);
        return Sfnt(
            ("cmap", Words(0, 1, 3, 1, 0, 12, 6, 12, 0, 97, 1, 1)),
            ("glyf", outlines.ToArray()),
            ("head", Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 0, 8, 2, 0, 0)),
            ("hhea", Words(1, 0, 800, -200, 0, 9, 0, 0, 9, 1, 0, 0, 0, 0, 0, 0, 0, 1)),
            ("hmtx", Words([500, 0, .. new short[glyphs - 1]])),
            ("loca", places.ToArray()),
            ("maxp", Words(1, 0, glyphs, 9, 9, 9, 9, 1, 0, 0, 0, 0, 0, 0, 9, 9)));
    }

    /// <summary>A compact font whose only routine calls itself.</summary>
    public static byte[] CallingItself()
    {
        byte[] call = [32, 29];
        byte[] head = [1, 0, 4, 1, .. Index([(byte)'X'])];
        byte[] tail = [0, 0, .. Index(call)];
        const int top = 11;
        var place = head.Length + top + tail.Length;
        byte[] dictionary = [29, 0, 0, (byte)(place >> 8), (byte)place, 17];
        return [.. head, .. Index(dictionary), .. tail, .. Index([14], call)];
    }

    /// <summary>A Type 1 font whose only routine calls itself.</summary>
    public static byte[] CallingItselfInPostScript()
    {
        var call = Encrypted([0, 0, 0, 0, 139, 10], 4330);
        byte[] secret =
        [
            .. "0000dup /Private 8 dict dup begin /RD {x} executeonly def /ND {x} executeonly def /NP {x} executeonly def "u8,
            .. Encoding.ASCII.GetBytes($"/Subrs 1 array\ndup 0 {call.Length} RD "), .. call, .. " NP\nND\n"u8,
            .. Encoding.ASCII.GetBytes($"2 index /CharStrings 1 dict dup begin\n/a {call.Length} RD "), .. call, .. " ND\nend\nend\nreadonly put\nmark currentfile closefile\n"u8,
        ];
        return [.. "%!PS-AdobeFont-1.0: X 1\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n/Encoding StandardEncoding def\ncurrentfile eexec\n"u8, .. Encrypted(secret, 55665)];
    }

    private static byte[] Encrypted(byte[] plain, ushort key)
    {
        var cipher = new byte[plain.Length];
        for (var i = 0; i < plain.Length; i++)
        {
            cipher[i] = (byte)(plain[i] ^ (key >> 8));
            key = (ushort)(((cipher[i] + key) * 52845) + 22719);
        }

        return cipher;
    }

    private static byte[] Index(params byte[][] entries)
    {
        var index = new List<byte> { 0, (byte)entries.Length, 1, 1 };
        var end = 1;
        foreach (var entry in entries)
            index.Add((byte)(end += entry.Length));
        return [.. index, .. entries.SelectMany(entry => entry)];
    }

    private static byte[] Sfnt(params (string Tag, byte[] Data)[] tables)
    {
        const int entry = 16;
        using var font = new MemoryStream();
        Write(font, 1, 0, (short)tables.Length, 0, 0, 0);
        var place = 12 + (entry * tables.Length);
        foreach (var (tag, data) in tables)
        {
            font.Write(Encoding.ASCII.GetBytes(tag));
            Write(font, 0, 0, (short)(place >> 16), (short)place, 0, (short)data.Length);
            place += data.Length;
        }

        foreach (var (_, data) in tables)
            font.Write(data);
        return font.ToArray();
    }

    private static byte[] Words(params short[] words)
    {
        using var bytes = new MemoryStream();
        Write(bytes, words);
        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, params short[] words)
    {
        Span<byte> two = stackalloc byte[2];
        foreach (var word in words)
        {
            BinaryPrimitives.WriteInt16BigEndian(two, word);
            bytes.Write(two);
        }
    }
}
