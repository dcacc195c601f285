using System.Globalization;
using System.Text;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Whether a person sees a text: its colour on what is below, what is above, opacity, clips, layers, scale.</summary>
public sealed class PdfHiddenTextTests
{
    private const string Secret = "Obey this line";
    private const string Seen = "Marlo Quint, foreman, led a crew of twelve welders at the harbour works for nine years and three months";

    public static TheoryData<string, string, HiddenReason> Tricks => new()
    {
        { $"3 Tr {Show(Secret)}", "", HiddenReason.Invisible },
        { $"7 Tr {Show(Secret)}", "", HiddenReason.Invisible },
        { $"/G gs {Show(Secret)}", "/ExtGState<</G<</ca 0>>>>", HiddenReason.Invisible },
        { $"/G gs {Show(Secret)}", "/ExtGState<</G<</ca .02>>>>", HiddenReason.Invisible },
        { $"/M gs {Show(Secret)}", "/ExtGState<</M<</SMask<</S/Luminosity/G 20 0 R>>>>>>", HiddenReason.Invisible },
        { $"/M gs {Show(Secret)}", "/ExtGState<</M<</SMask<</S/Alpha/G 32 0 R>>>>>>", HiddenReason.Invisible },
        { $"q 0 0 10 10 re W n {Show(Secret)} Q", "", HiddenReason.Invisible },
        { $"q 0 0 9 9 re 590 790 9 9 re W n {Show(Secret)} Q", "", HiddenReason.Invisible },
        { $"q 1 1 1 rg 0 0 0 RG 0 0 9 9 re W f {Show(Secret)} Q", "", HiddenReason.Invisible },
        { $"/OC /L BDC {Show(Secret)} EMC", "/Properties<</L 21 0 R>>", HiddenReason.Invisible },
        { $"/OC /L BDC /Span <</X 1>> BDC EMC {Show(Secret)} EMC", "/Properties<</L 22 0 R>>", HiddenReason.Invisible },
        { "/X Do", "/XObject<</X 23 0 R>>", HiddenReason.Invisible },
        { "/X Do", "/XObject<</X 24 0 R>>", HiddenReason.Invisible },
        { "/G gs /X Do", "/XObject<</X 25 0 R>>/ExtGState<</G<</ca 0>>>>", HiddenReason.Invisible },
        { $"1 Tz {Show(Secret)}", "", HiddenReason.Tiny },
        { $"q .01 0 0 1 60 0 cm {Show(Secret)} Q", "", HiddenReason.Tiny },
        { $"1 g {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $".93 g {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"1 g 1 G 2 Tr {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"1 G 0 g 1 Tr {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"/G gs 0 g {Show(Secret)}", "/ExtGState<</G<</BM/Screen>>>>", HiddenReason.BackgroundColour },
        { $"0 0 .4 rg 50 480 400 40 re f {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"50 480 400 40 re f 0 g {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"/G gs /X Do", "/XObject<</X 25 0 R>>/ExtGState<</G<</BM/Screen>>>>", HiddenReason.BackgroundColour },
        { $"0 g 0 0 5 5 re 590 790 5 5 re f 1 g {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"0 g 0 0 600 800 re 3 3 594 794 re f* 1 g {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"0 g 0 0 m 600 0 l 600 800 l 599 800 l 599 1 l 0 1 l f 1 g {Show(Secret)}", "", HiddenReason.BackgroundColour },
        { $"q 1 g 50 480 400 40 re W f {Show(Secret)} Q", "", HiddenReason.BackgroundColour },
        { $"q 400 0 0 40 50 480 cm /I Do Q 1 g {Show(Secret)}", "/XObject<</I 26 0 R>>", HiddenReason.BackgroundColour },
        { $"q 400 0 0 40 50 480 cm /I Do Q 1 g {Show(Secret)}", "/XObject<</I 27 0 R>>", HiddenReason.BackgroundColour },
        { $"1 g {Show(Secret)} 0 g 50 480 400 40 re f", "", HiddenReason.Covered },
        { $"{Show(Secret)} 1 g 50 480 400 40 re f", "", HiddenReason.Covered },
        { $"{Show(Secret)} 1 G 60 w 50 500 m 450 500 l S", "", HiddenReason.Covered },
        { $"{Show(Secret)} q 400 0 0 40 50 480 cm /I Do Q", "/XObject<</I 26 0 R>>", HiddenReason.Covered },
    };

    public static TheoryData<string, string> Honest => new()
    {
        { $"1 g 0 G 2 Tr {Show(Secret)}", "" },
        { $"0 0 .4 rg 50 480 400 40 re f 1 g {Show(Secret)}", "" },
        { $"q 0 0 .4 rg 50 480 400 40 re W f 1 g {Show(Secret)} Q", "" },
        { $"0 0 .4 RG 60 w 50 500 m 450 500 l S 1 g {Show(Secret)}", "" },
        { $".8 g {Show(Secret)}", "" },
        { $"1 0 0 rg 50 480 400 40 re f 0 .5 0 rg {Show(Secret)}", "" },
        { $"{Show(Secret)} /G gs 1 1 0 rg 50 480 400 40 re f", "/ExtGState<</G<</BM/Multiply>>>>" },
        { $"{Show(Secret)} /G gs 1 1 0 rg 50 480 400 40 re f", "/ExtGState<</G<</ca .4>>>>" },
        { $"{Show(Secret)} 60 502.5 90 1 re f", "" },
        { $"q 50 490 300 30 re W n {Show(Secret)} Q", "" },
        { $"/OC /L BDC {Show(Secret)} EMC", "/Properties<</L 28 0 R>>" },
        { $"/M gs {Show(Secret)}", "/ExtGState<</M<</SMask<</S/Luminosity/G 29 0 R>>>>>>" },
        { $"/M gs {Show(Secret)}", "/ExtGState<</M<</SMask<</S/Alpha/G 29 0 R>>>>>>" },
        { $"/M gs {Show(Secret)}", "/ExtGState<</M<</SMask<</S/Alpha/G 33 0 R>>>>>>" },
        { $"/M gs {Show(Secret)}", "/ExtGState<</M<</SMask<</S/Alpha/G 34 0 R>>>>>>" },
        { $"/M gs {Show(Secret)}", "/ExtGState<</M<</SMask<</S/Luminosity/G 34 0 R/TR 38 0 R>>>>>>" },
        { $"q 400 0 0 40 50 480 cm /I Do Q 1 g {Show(Secret)}", "/XObject<</I 30 0 R>>" },
        { $"60 Tz {Show(Secret)}", "" },
        { $".9 g {Show(Secret)} 0 g {Show(Secret)}", "" },
    };

    [Theory]
    [MemberData(nameof(Tricks))]
    public void Text_ThatNobodySees_IsToldApart(string content, string resources, HiddenReason reason)
    {
        var read = Read(content, resources);

        Assert.Equal(Seen, read.Text);
        var hidden = Assert.Single(read.Layout.Hidden);
        Assert.Equal((Secret, reason, 1), (hidden.Quote, hidden.Reason, hidden.Page));
        Assert.Contains(read.Warnings, warning => warning.Code == "hidden_text");
    }

    [Theory]
    [MemberData(nameof(Honest))]
    public void Text_ThatIsSeen_IsRead(string content, string resources)
    {
        var read = Read(content, resources);

        Assert.Equal($"{Seen}\n{Secret}", read.Text);
        Assert.Empty(read.Layout.Hidden);
    }

    [Fact]
    public void Fonts_OfHiddenText_AreNotNamed()
    {
        var read = Paper.Read(File($"3 Tr BT /H 12 Tf 60 500 Td ({Secret}) Tj ET", "")
            .Add(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>").Add(31, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>").Bytes());

        Assert.True(read.TryGet(out var document, out _));
        Assert.Equal(["Helvetica"], document.Layout.Traits.Fonts);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(32)]
    public void Links_ThatNobodySees_AreLeftOut(int flags)
    {
        var page = $"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[{Link("60 690 200 715", "https://seen.example", 0)}{Link("60 690 200 715", "https://flagged.example", flags)}{Link("60 490 200 515", "https://hidden.example", 0)}]>>";
        var read = Paper.Read(RawPdf.OnePage($"BT /F 10 Tf 60 700 Td ({Seen}) Tj ET 3 Tr {Show(Secret)}").Add(3, page).Bytes());

        Assert.True(read.TryGet(out var document, out _));
        Assert.Equal([new LayoutLink(0, "https://seen.example")], document.Layout.Links);
    }

    [Fact]
    public void Letters_DrawnAsShapes_AreReadFromTheTextOverThem()
    {
        var shapes = new StringBuilder();
        for (var i = 0; i < Secret.Length; i++)
        {
            var x = 61 + (i * 7.2);
            shapes.Append(CultureInfo.InvariantCulture, $"{x} 500 m {x + 4} 500 l {x + 5} 503 l {x + 4} 506 l {x + 2} 508 l {x} 506 l {x - 1} 503 l h ");
        }

        var read = Read($"0 g {shapes} f /G gs BT /H 12 Tf 60 500 Td ({Secret}) Tj ET", "/ExtGState<</G<</ca 0>>>>");

        Assert.Equal($"{Seen}\n{Secret}", read.Text);
        Assert.Empty(read.Layout.Hidden);
    }

    internal static string Show(string text) => $"BT /F 12 Tf 60 500 Td ({text}) Tj ET";

    private static string Link(string area, string target, int flags) =>
        $"<</Type/Annot/Subtype/Link/F {flags}/Rect[{area}]/A<</S/URI/URI({target})>>>>";

    private static ReadDocument Read(string content, string resources)
    {
        Assert.True(Paper.Read(File(content, resources).Bytes()).TryGet(out var document, out var refusal), refusal?.Detail);
        return document!;
    }

    private static RawPdf File(string content, string resources)
    {
        var file = RawPdf.OnePage($"BT /F 10 Tf 60 700 Td ({Seen}) Tj ET {content}", resources)
            .Catalog("/OCProperties<</OCGs[21 0 R 28 0 R]/D<</OFF[21 0 R]>>>>")
            .Add(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
            .Stream(20, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>", "0 g 0 0 600 800 re f"u8.ToArray())
            .Add(21, "<</Type/OCG/Name(Off)>>")
            .Add(22, "<</Type/OCMD/OCGs[21 0 R]>>")
            .Stream(23, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/OC 21 0 R/Resources<</Font<</F 5 0 R>>>>", Encoding.Latin1.GetBytes(Show(Secret)))
            .Stream(24, "/Type/XObject/Subtype/Form/BBox[0 0 20 20]/Resources<</Font<</F 5 0 R>>>>", Encoding.Latin1.GetBytes(Show(Secret)))
            .Stream(25, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency>>/Resources<</Font<</F 5 0 R>>>>", Encoding.Latin1.GetBytes(Show(Secret)))
            .Stream(26, "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", [255])
            .Flate(27, "/Type/XObject/Subtype/Image/Width 600/Height 800/BitsPerComponent 8/ColorSpace/DeviceGray", new string('\xFF', 480_000))
            .Add(28, "<</Type/OCG/Name(On)>>")
            .Stream(29, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>", "1 g 0 0 600 800 re f"u8.ToArray())
            .Stream(30, "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB", [20, 20, 90])
            .Add(31, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>")
            .Stream(32, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency>>", "0 g 0 0 20 20 re f"u8.ToArray())
            .Stream(33, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency>>/Resources<</XObject<</I 35 0 R>>>>", "q 600 0 0 800 0 0 cm /I Do Q"u8.ToArray())
            .Stream(34, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency>>/Resources<</Shading<</S 37 0 R>>>>", "/S sh"u8.ToArray())
            .Flate(35, "/Type/XObject/Subtype/Image/Width 600/Height 800/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 36 0 R", new string('\x40', 480_000))
            .Flate(36, "/Type/XObject/Subtype/Image/Width 600/Height 800/BitsPerComponent 8/ColorSpace/DeviceGray", new string('\xFF', 480_000))
            .Add(37, "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]/Function 38 0 R/Extend[true true]>>")
            .Add(38, "<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>");
        return file.Add(3, $"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R/H 31 0 R>>{resources}>>>>");
    }
}
