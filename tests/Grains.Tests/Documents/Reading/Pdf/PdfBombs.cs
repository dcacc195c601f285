using System.Text;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Small files that cost a reader without bounds all its memory, its time or its stack.</summary>
internal static class PdfBombs
{
    private const string Cid = "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 8 0 R";

    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        // What the page draws.
        ["forms that each draw the next one twice"] = () => Forms(30, "/X Do /X Do "),
        ["forms that draw in a circle"] = () => Form(RawPdf.OnePage("/X Do", "/XObject<</X 10 0 R>>"), 11, 10, "/X Do /X Do ", Form(RawPdf.OnePage("/X Do", "/XObject<</X 10 0 R>>"), 10, 11, "/X Do /X Do ")).Bytes(),
        ["a form that draws itself by another name"] = () => Form(RawPdf.OnePage("/Y Do", "/XObject<</Y 10 0 R>>"), 10, 10, "/X Do /X Do ").Bytes(),
        ["one form drawn millions of times"] = () => RawPdf.OnePage("", "").Flate(4, "", string.Concat(Enumerable.Repeat("/X Do ", 2_500_000))).Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 10 0 R>>>>>>").Flate(10, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>", "0 g").Bytes(),
        ["millions of letters"] = () => RawPdf.OnePage("").Flate(4, "", $"BT /F 12 Tf {string.Concat(Enumerable.Repeat($"({new string('a', 10_000)}) Tj ", 1_600))} ET").Bytes(),
        ["millions of one-letter operators"] = () => RawPdf.OnePage("").Flate(4, "", $"BT /F 12 Tf {string.Concat(Enumerable.Repeat("(a) Tj ", 2_300_000))} ET").Bytes(),
        ["millions of saved states"] = () => RawPdf.OnePage("").Flate(4, "", string.Concat(Enumerable.Repeat("q ", 8_000_000))).Bytes(),
        ["millions of rectangles"] = () => RawPdf.OnePage("").Flate(4, "", string.Concat(Enumerable.Repeat("0 0 1 1 re f ", 1_200_000))).Bytes(),
        ["one path of millions of lines"] = () => RawPdf.OnePage("").Flate(4, "", $"0 0 m {string.Concat(Enumerable.Repeat("1 1 l ", 2_600_000))} f").Bytes(),
        ["millions of marked contents"] = () => RawPdf.OnePage("").Flate(4, "", string.Concat(Enumerable.Repeat("/A BMC ", 2_200_000))).Bytes(),
        ["millions of marks over one letter"] = () => Marks(),
        ["one content many times on a page"] = () => RawPdf.OnePage("").Add(3, $"<</Type/Page/Parent 2 0 R/Contents[{string.Concat(Enumerable.Repeat("4 0 R ", 5_000))}]>>").Flate(4, "", new string(' ', 1_000_000)).Bytes(),
        ["a letter that draws itself"] = () => RawPdf.OnePage("BT /T 12 Tf (a) Tj ET", "/Font<</T 10 0 R>>").Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</T 10 0 R>>>>>>").Add(10, "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]/CharProcs<</a 11 0 R>>/Encoding<</Differences[97/a]>>/Resources<</Font<</T 10 0 R>>>>>>").Stream(11, "", "1 0 d0 BT /T 1 Tf (aa) Tj ET"u8.ToArray()).Bytes(),
        ["letters that draw letters that draw letters"] = () => Letters(string.Concat(Enumerable.Range(32, 90).Select(code => $"<{code:X2}>")), 40),
        ["a letter of many colours"] = () => Letters(string.Concat(Enumerable.Range(0, 100_000).Select(i => $") Tj .{i:D5} g (a")), 200),
        ["patterns that are painted with each other"] = () => Patterns(50),
        ["thousands of annotations of one heavy look"] = () => Annotations(new string(' ', 500_000)),
        ["thousands of annotations that draw much"] = () => Annotations(string.Concat(Enumerable.Repeat("0 0 1 1 re f ", 20_000))),
        ["an inline image of many ends"] = () => RawPdf.OnePage("").Flate(4, "", $"BI /W 1 /H 1 /BPC 8 /CS /G ID {string.Concat(Enumerable.Repeat("x EI ", 200_000))}").Bytes(),
        ["arrays in arrays"] = () => RawPdf.OnePage($"{new string('[', 2_000_000)} TJ").Bytes(),
        ["dictionaries in dictionaries"] = () => RawPdf.OnePage("").Add(10, string.Concat(Enumerable.Repeat("<</A", 500_000))).Catalog("/Dests 10 0 R").Bytes(),

        ["letters all over the page"] = () => RawPdf.OnePage("").Flate(4, "", Scattered(60_000, "")).Bytes(),
        ["white letters on thousands of shapes"] = () => RawPdf.OnePage("").Flate(4, "", string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i} 0 1 1 re f ")) + Scattered(60_000, "1 g ")).Bytes(),
        ["letters at every angle"] = () => RawPdf.OnePage("").Flate(4, "", $"BT /F 6 Tf {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{Math.Cos(i * 0.017):F3} {Math.Sin(i * 0.017):F3} {-Math.Sin(i * 0.017):F3} {Math.Cos(i * 0.017):F3} {i % 600} {i % 790} Tm (a) Tj "))} ET").Bytes(),
        ["a page of links"] = () => RawPdf.OnePage("").Flate(4, "", Scattered(20_000, "")).Add(3, $"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[{string.Concat(Enumerable.Repeat("10 0 R ", 100_000))}]>>").Add(10, "<</Subtype/Link/Rect[0 0 600 800]/A<</S/URI/URI(https://example.com)>>>>").Bytes(),

        // What the file is built of.
        ["a page tree in a circle of a thousand"] = () => Circle(1_500),
        ["a page tree a million deep"] = () => Deep(1_000_000),
        ["a name tree in a circle"] = () => RawPdf.OnePage(RawPdf.Say("a")).Catalog("/Names<</Dests 10 0 R>>").Add(10, "<</Kids[10 0 R 10 0 R]>>").Bytes(),
        ["a name tree, each node twice in the one above"] = () => Names(40),
        ["a name tree by an escaped name"] = () => RawPdf.OnePage(RawPdf.Say("a")).Catalog("/Names<</Dests 10 0 R>>").Add(10, "<</#4bi#64s[10 0 R 10 0 R]>>").Bytes(),
        ["a packed name tree"] = () => Packed(),
        ["a reference that is itself"] = () => RawPdf.OnePage(RawPdf.Say("a")).Catalog("/Names 10 0 R").Add(10, "10 0 R").Bytes(),
        ["references in a circle"] = () => RawPdf.OnePage(RawPdf.Say("a")).Catalog("/Names 10 0 R").Add(10, "11 0 R").Add(11, "%comment\n10 0 R").Bytes(),
        ["lengths that ask each other"] = () => RawPdf.OnePage("").Add(4, "<</Length 10 0 R>>stream\na\nendstream").Add(10, "<</Length 11 0 R>>stream\na\nendstream").Add(11, "<</Length 10 0 R>>stream\na\nendstream").Bytes(),
        ["an object stream of two milliards"] = () => RawPdf.OnePage("").Pack(20, (10, "1")).Stream(20, "/Type/ObjStm/N 2000000000/First 5", "10 0 1"u8.ToArray()).Catalog("/Names 10 0 R").Bytes(),
        ["a packed object stream of two milliards"] = () => RawPdf.OnePage("").Pack(20, (10, "1")).Flate(20, "/Type/ObjStm/N 2000000000/First 5", "10 0 1").Catalog("/Names 10 0 R").Bytes(),
        ["object streams in each other"] = () => RawPdf.OnePage("").Pack(20, (10, "1"), (21, "2")).Pack(21, (11, "1"), (20, "2")).Catalog("/Names 10 0 R").Bytes(),
        ["a cross-reference of two milliards"] = () => Xref("/W[1 2 1]/Size 2000000000", ""),
        ["a cross-reference of many indexes"] = () => Xref($"/W[1 2 1]/Size 9/Index[{string.Concat(Enumerable.Repeat("0 100000000 ", 20))}]", ""),
        ["a cross-reference of wide fields"] = () => Xref("/W[1 2000000000 1]/Size 9", ""),
        ["a cross-reference before itself"] = () => Encoding.ASCII.GetBytes("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"),
        ["a file of object heads"] = () => Encoding.ASCII.GetBytes("%PDF-1.4\n" + string.Concat(Enumerable.Repeat("1 0 obj ", 500_000))),
        ["thousands of objects that are not there"] = () => RawPdf.OnePage("").Add(2, $"<</Type/Pages/Kids[{string.Concat(Enumerable.Range(100, 20_000).Select(i => $"{i} 0 R "))}]>>").Stream(9, "", new byte[2_000_000]).Bytes(),

        // What its parts unfold to.
        ["filters over filters"] = () => RawPdf.OnePage("").Stream(4, "/Filter[/FlateDecode/FlateDecode/FlateDecode]", RawPdf.Deflated(RawPdf.Deflated(RawPdf.Deflated(new byte[200_000_000])))).Bytes(),
        ["filters that each make it four times longer"] = () => RawPdf.OnePage("").Stream(4, $"/Filter[{string.Concat(Enumerable.Repeat("/ASCII85Decode", 40))}]", Encoding.ASCII.GetBytes(new string('z', 100_000))).Bytes(),
        ["thousands of filters"] = () => RawPdf.OnePage("").Stream(4, $"/Filter[{string.Concat(Enumerable.Repeat("/AHx", 200_000))}]", Encoding.ASCII.GetBytes(new string('3', 200_000))).Bytes(),
        ["runs"] = () => RawPdf.OnePage("").Stream(4, "/Filter[/FlateDecode/RunLengthDecode]", RawPdf.Deflated([.. Enumerable.Repeat((byte)129, 4_000_000)])).Bytes(),
        ["a fax of milliards of lines"] = () => RawPdf.OnePage("").Stream(4, "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 200000>>", [1, 2, 3, 4]).Bytes(),
        ["a predictor of wide rows"] = () => RawPdf.OnePage("").Stream(4, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 4/BitsPerComponent 8/Columns 500000000>>", RawPdf.Deflated([1, 2, 3, 4])).Bytes(),
        ["a map of four milliard codes"] = () => Map("1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange"),
        ["a map of long texts"] = () => Map($"1 beginbfrange <0000> <FFFF> <{new string('0', 100_000)}> endbfrange"),
        ["a map of many ranges"] = () => Map(string.Concat(Enumerable.Repeat("9 beginbfrange <000000> <00FFFF> <0000> endbfrange ", 2_000))),
        ["a plain map of four milliard codes"] = () => Map("1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange", packed: false),
        ["a blank font that is its own descendant"] = () => RawPdf.OnePage(RawPdf.Say("a")).Add(5, "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[5 0 R]/FontDescriptor 8 0 R>>").Add(8, "<</Type/FontDescriptor/FontName/X/Flags 32/FontBBox[0 0 9 9]>>").Bytes(),
        ["widths of two milliard letters"] = () => Composite($"{Cid}/W[0 2000000000 500]>>"),
        ["widths of many letters, many times"] = () => Composite($"{Cid}/W[{string.Concat(Enumerable.Repeat("0 65535 500 ", 10_000))}]>>"),
        ["heights of two milliard letters"] = () => Composite($"{Cid}/W2[0 2000000000 500 0 0]>>"),
        ["glyphs composed of themselves"] = () => Program("/TrueType", "/FontFile2", "", FontBombs.ComposedOfThemselves()),
        ["a compact font that calls itself"] = () => Program("/Type1", "/FontFile3", "/Subtype/Type1C", FontBombs.CallingItself()),
        ["a Type 1 font that calls itself"] = () => Program("/Type1", "/FontFile", "/Length1 9/Length2 9", FontBombs.CallingItselfInPostScript()),
        ["a colour within itself"] = () => Colour("[/Separation/A 10 0 R 11 0 R]"),
        ["colours within each other"] = () => Colour("[/DeviceN[/A] 12 0 R 11 0 R]"),
        ["functions of functions"] = () => Functions(40),
        ["a function of itself"] = () => Functions(0),
        ["a calculation of millions of brackets"] = () => RawPdf.OnePage("/C cs 1 scn " + RawPdf.Say("a"), "/ColorSpace<</C[/Separation/A/DeviceGray 11 0 R]>>").Flate(11, "/FunctionType 4/Domain[0 1]/Range[0 1]", new string('{', 3_000_000)).Bytes(),
        ["a sampled function of many sides"] = () => RawPdf.OnePage("/C cs 1 scn " + RawPdf.Say("a"), "/ColorSpace<</C[/Separation/A/DeviceRGB 11 0 R]>>").Flate(11, $"/FunctionType 0/Domain[{string.Concat(Enumerable.Repeat("0 1 ", 30))}]/Range[0 1]/Size[{string.Concat(Enumerable.Repeat("2 ", 30))}]/BitsPerSample 8", "aaaa").Bytes(),
    };

    private static RawPdf Form(RawPdf file, int number, int next, string content, RawPdf? onto = null) =>
        (onto ?? file).Stream(number, $"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>", Encoding.ASCII.GetBytes(content));

    /// <summary>Three fonts whose letters each show all letters of the next, many times.</summary>
    private static byte[] Letters(string said, int times)
    {
        var names = string.Concat(Enumerable.Range(32, 90).Select(code => $"/g{code} "));
        var all = string.Concat(Enumerable.Range(32, 90).Select(code => $"{code:X2}"));
        var file = RawPdf.OnePage("").Flate(4, "", $"BT /T 12 Tf ({said.Replace("<", ") Tj <", StringComparison.Ordinal).Replace(">", "> Tj (", StringComparison.Ordinal)}) Tj ET")
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</T 10 0 R>>>>>>");
        for (var i = 10; i < 16; i += 2)
        {
            file.Add(i, $"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 32/LastChar 121/Widths[{string.Concat(Enumerable.Repeat("1 ", 90))}]"
                    + $"/CharProcs<<{names.Replace(" ", $" {i + 1} 0 R ", StringComparison.Ordinal)}>>/Encoding<</Differences[32{names}]>>/Resources<</Font<</T {(i == 14 ? 10 : i + 2)} 0 R>>>>>>")
                .Flate(i + 1, "", $"1 0 d0 BT /T 1 Tf {string.Concat(Enumerable.Repeat($"<{all}> Tj ", times))} ET");
        }

        return file.Bytes();
    }

    private static byte[] Patterns(int count)
    {
        var file = RawPdf.OnePage($"/Pattern cs {string.Concat(Enumerable.Range(0, count).Select(i => $"/P{i} scn {RawPdf.Say("a")}"))}", $"/Pattern {100} 0 R");
        file.Add(100, $"<<{string.Concat(Enumerable.Range(0, count).Select(i => $"/P{i} {101 + i} 0 R "))}>>");
        for (var i = 0; i < count; i++)
        {
            file.Flate(101 + i, "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<</Font<</F 5 0 R>>/Pattern 100 0 R>>",
                $"/Pattern cs {string.Concat(Enumerable.Range(0, count).Select(j => $"/P{j} scn BT /F 9 Tf (a) Tj ET "))}");
        }

        return file.Bytes();
    }

    private static byte[] Annotations(string look) => RawPdf.OnePage(RawPdf.Say("a"))
        .Add(3, $"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[{string.Concat(Enumerable.Repeat("10 0 R ", 100_000))}]>>")
        .Add(10, "<</Subtype/Square/Rect[0 0 9 9]/AP<</N 11 0 R>>>>")
        .Stream(11, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", Encoding.ASCII.GetBytes(look)).Bytes();

    private static byte[] Forms(int depth, string content)
    {
        var file = RawPdf.OnePage("/X Do", "/XObject<</X 10 0 R>>");
        for (var i = 0; i < depth; i++)
            Form(file, 10 + i, 11 + i, content);
        return file.Stream(10 + depth, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 g"u8.ToArray()).Bytes();
    }

    private static byte[] Marks() => RawPdf.OnePage("")
        .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 10 0 R>>>>>>")
        .Add(10, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 97/LastChar 97/Widths[500]/FontDescriptor 12 0 R/ToUnicode 11 0 R>>")
        .Add(12, "<</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontBBox[0 0 9 9]>>")
        .Flate(11, "", "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <0301> endbfchar")
        .Flate(4, "", $"BT /F 12 Tf ({new string('a', 400_000)}) Tj ET").Bytes();

    private static string Scattered(int letters, string before)
    {
        var random = new Random(1);
        return before + string.Concat(Enumerable.Range(0, letters).Select(_ => $"BT /F {random.Next(4, 20)} Tf {random.Next(600)} {random.Next(800)} Td (a) Tj ET "));
    }

    private static byte[] Program(string font, string program, string entries, byte[] data) => RawPdf.OnePage(RawPdf.Say("a"))
        .Add(5, $"<</Type/Font/Subtype{font}/BaseFont/ABCDEF+X/FirstChar 97/LastChar 97/Widths[500]/FontDescriptor 12 0 R/Encoding/WinAnsiEncoding>>")
        .Add(12, $"<</Type/FontDescriptor/FontName/ABCDEF+X/Flags 32/FontBBox[0 0 9 9]{program} 11 0 R>>")
        .Stream(11, entries, data).Bytes();

    private static byte[] Circle(int nodes)
    {
        var file = RawPdf.OnePage("").Add(2, "<</Type/Pages/Kids[1000 0 R]>>");
        for (var i = 0; i < nodes; i++)
            file.Add(1000 + i, $"<</Type/Pages/Kids[{1000 + ((i + 1) % nodes)} 0 R]>>");
        return file.Bytes();
    }

    private static byte[] Deep(int nodes) => RawPdf.OnePage("").Add(2, "<</Type/Pages/Kids[1000 0 R]>>")
        .Pack(20, [.. Enumerable.Range(0, nodes / 10).Select(i => (1000 + i, $"<</Type/Pages/Kids[{1001 + i} 0 R]>>"))]).Bytes();

    private static byte[] Names(int depth)
    {
        var file = RawPdf.OnePage(RawPdf.Say("a")).Catalog("/Names<</Dests 10 0 R>>");
        for (var i = 0; i < depth; i++)
            file.Add(10 + i, $"<</Kids[{11 + i} 0 R {11 + i} 0 R]>>");
        return file.Add(10 + depth, "<</Names[]>>").Bytes();
    }

    private static byte[] Packed() => RawPdf.OnePage(RawPdf.Say("a")).Catalog("/Names<</Dests 10 0 R>>").Pack(20, (10, "<</Kids[10 0 R 10 0 R]>>")).Bytes();

    private static byte[] Xref(string entries, string data)
    {
        var stream = RawPdf.Deflated([1, 0, 0, 0, .. Encoding.ASCII.GetBytes(data)]);
        return [.. Encoding.ASCII.GetBytes($"%PDF-1.5\n9 0 obj\n<</Type/XRef{entries}/Root 1 0 R/Filter/FlateDecode/Length {stream.Length}>>stream\n"), .. stream, .. "\nendstream\nendobj\nstartxref\n9\n%%EOF"u8];
    }

    private static byte[] Map(string ranges, bool packed = true)
    {
        var file = RawPdf.OnePage(RawPdf.Say("a"))
            .Add(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 97/LastChar 97/Widths[500]/FontDescriptor 12 0 R/ToUnicode 11 0 R>>")
            .Add(12, "<</Type/FontDescriptor/FontName/Helvetica/Flags 32/FontBBox[0 0 9 9]>>");
        var map = $"1 begincodespacerange <00> <FF> endcodespacerange {ranges}";
        return (packed ? file.Flate(11, "", map) : file.Stream(11, "", Encoding.ASCII.GetBytes(map))).Bytes();
    }

    private static byte[] Composite(string descendant) => RawPdf.OnePage(RawPdf.Say("a"))
        .Add(5, "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>")
        .Add(7, descendant)
        .Add(8, "<</Type/FontDescriptor/FontName/X/Flags 32/FontBBox[0 0 9 9]>>").Bytes();

    private static byte[] Colour(string space) => RawPdf.OnePage("/C cs 1 scn " + RawPdf.Say("a"), "/ColorSpace<</C 10 0 R>>")
        .Add(10, space).Add(12, "[/DeviceN[/A] 10 0 R 11 0 R]")
        .Add(11, "<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>").Bytes();

    private static byte[] Functions(int depth)
    {
        var file = RawPdf.OnePage("/C cs 1 scn " + RawPdf.Say("a"), "/ColorSpace<</C[/Separation/A/DeviceGray 20 0 R]>>");
        for (var i = 0; i < Math.Max(1, depth); i++)
        {
            var next = depth == 0 ? 20 : 21 + i;
            file.Add(20 + i, $"<</FunctionType 3/Domain[0 1]/Functions[{next} 0 R {next} 0 R]/Bounds[0.5]/Encode[0 1 0 1]>>");
        }

        return (depth == 0 ? file : file.Add(20 + depth, "<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>")).Bytes();
    }
}
