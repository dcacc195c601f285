using System.IO.Compression;
using System.Text;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Writes PDF files object by object, with whatever they say: what no honest program writes.</summary>
internal sealed class RawPdf
{
    /// <summary>Number of the page tree's root, which the catalog names.</summary>
    public const int Pages = 2;

    private const int Page = 3;
    private const int Content = 4;

    private readonly SortedDictionary<int, byte[]> _objects = [];
    private readonly Dictionary<int, (int Stream, int At)> _packed = [];
    private string _catalog = "";

    /// <summary>One page of one font, /F, that shows this content.</summary>
    /// <param name="content">Operators.</param>
    /// <param name="resources">What stands in the page's resources beside the font.</param>
    public static RawPdf OnePage(string content, string resources = "") => new RawPdf()
        .Add(Pages, $"<</Type/Pages/Kids[{Page} 0 R]/Count 1/MediaBox[0 0 600 800]>>")
        .Add(Page, $"<</Type/Page/Parent 2 0 R/Contents {Content} 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>")
        .Add(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        .Stream(Content, "", Encoding.Latin1.GetBytes(content));

    /// <summary>A page that says this in Helvetica.</summary>
    public static string Say(string text) => $"BT /F 12 Tf 60 700 Td ({text}) Tj ET ";

    public RawPdf Catalog(string entries)
    {
        _catalog = entries;
        return this;
    }

    public RawPdf Add(int number, string body)
    {
        _objects[number] = Encoding.Latin1.GetBytes(body);
        return this;
    }

    /// <summary>A stream whose dictionary has these entries beside its length.</summary>
    public RawPdf Stream(int number, string entries, byte[] data)
    {
        _objects[number] = [.. Encoding.Latin1.GetBytes($"<<{entries}/Length {data.Length}>>stream\n"), .. data, .. "\nendstream"u8];
        return this;
    }

    public RawPdf Flate(int number, string entries, string data) => Stream(number, $"{entries}/Filter/FlateDecode", Deflated(Encoding.Latin1.GetBytes(data)));

    /// <summary>Objects within a stream.</summary>
    public RawPdf Pack(int number, params (int Number, string Body)[] objects)
    {
        var (index, bodies) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < objects.Length; i++)
        {
            index.Append(null, $"{objects[i].Number} {bodies.Length} ");
            bodies.Append(objects[i].Body).Append(' ');
            _packed[objects[i].Number] = (number, i);
        }

        return Flate(number, $"/Type/ObjStm/N {objects.Length}/First {index.Length}", $"{index}{bodies}");
    }

    public static byte[] Deflated(byte[] data)
    {
        using var written = new MemoryStream();
        using (var deflate = new ZLibStream(written, CompressionLevel.Optimal))
            deflate.Write(data);
        return written.ToArray();
    }

    /// <param name="trailer">Entries of the trailer beside the root.</param>
    public byte[] Bytes(string trailer = "")
    {
        _objects[1] = Encoding.Latin1.GetBytes($"<</Type/Catalog/Pages {Pages} 0 R{_catalog}>>");
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var offsets = new SortedDictionary<int, long>();
        foreach (var (number, body) in _objects)
        {
            offsets[number] = file.Position;
            file.Write([.. Encoding.ASCII.GetBytes($"{number} 0 obj\n"), .. body, .. "\nendobj\n"u8]);
        }

        var xref = file.Position;
        file.Write(_packed.Count > 0 ? StreamOf(offsets, trailer) : TableOf(offsets, trailer));
        file.Write(Encoding.ASCII.GetBytes($"\nstartxref\n{xref}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] TableOf(SortedDictionary<int, long> offsets, string trailer)
    {
        var table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets)
            table.Append(null, $"{number} 1\n{offset:D10} 00000 n \n");
        return Encoding.ASCII.GetBytes(table.Append(null, $"trailer\n<</Size {offsets.Keys.Last() + 1}/Root 1 0 R{trailer}>>").ToString());
    }

    private byte[] StreamOf(SortedDictionary<int, long> offsets, string trailer)
    {
        var (lines, index) = (new List<byte>(), new StringBuilder());
        foreach (var (number, offset) in offsets)
            Line(number, 1, (int)offset, 0);
        foreach (var (number, (stream, at)) in _packed)
            Line(number, 2, stream, at);
        var data = Deflated([.. lines]);
        return [.. Encoding.ASCII.GetBytes($"999999 0 obj\n<</Type/XRef/W[1 4 2]/Size 1000000/Index[{index}]/Root 1 0 R/Filter/FlateDecode{trailer}/Length {data.Length}>>stream\n"), .. data, .. "\nendstream\nendobj"u8];

        void Line(int number, byte kind, int second, int third)
        {
            index.Append(null, $"{number} 1 ");
            lines.AddRange([kind, (byte)(second >> 24), (byte)(second >> 16), (byte)(second >> 8), (byte)second, (byte)(third >> 8), (byte)third]);
        }
    }
}
