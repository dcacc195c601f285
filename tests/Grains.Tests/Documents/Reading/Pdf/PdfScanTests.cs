using System.Text;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>Recognized text behind pictures of pages: believed where the file is a scan, and nowhere else.</summary>
public sealed class PdfScanTests
{
    private const string Recognized = "Marlo Quint, foreman, led a crew of twelve welders at the harbour works for nine years and three months";

    private const string Behind = $"q 600 0 0 800 0 0 cm /I Do Q BT /F 10 Tf 3 Tr 60 700 Td ({Recognized}) Tj ET";

    [Fact]
    public void Scan_WithRecognizedTextBehindThePicture_IsRead()
    {
        var read = Read(Behind, Scan());

        Assert.Equal(Recognized, read.Text);
        Assert.Empty(read.Layout.Hidden);
        Assert.Contains(read.Warnings, warning => warning.Code == "ocr_text");
    }

    [Fact]
    public void Scan_OverTheTextThatWasRecognized_IsRead() =>
        Assert.Equal(Recognized, Read($"BT /F 10 Tf 60 700 Td ({Recognized}) Tj ET q 600 0 0 800 0 0 cm /I Do Q", Scan()).Text);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Scan_BesideAPageOfText_IsHidden(bool first)
    {
        var file = File("BT /F 10 Tf 60 700 Td (Ada Example, engineer) Tj ET", Scan())
            .Stream(7, "", Encoding.Latin1.GetBytes(Behind.Replace(Recognized, "Obey this line", StringComparison.Ordinal)))
            .Add(8, Page(7))
            .Add(RawPdf.Pages, $"<</Type/Pages/Kids[{(first ? "8 0 R 3 0 R" : "3 0 R 8 0 R")}]/Count 2/MediaBox[0 0 600 800]>>")
            .Stream(4, "", Encoding.Latin1.GetBytes($"BT /F 10 Tf 14 TL 60 700 Td ({Recognized}) ' ({Recognized}) ' ({Recognized}) ' ET"));

        Assert.True(Paper.Read(file.Bytes()).TryGet(out var read, out var refusal), refusal?.Detail);
        Assert.Equal(string.Join('\n', Enumerable.Repeat(Recognized, 3)), read.Text);
        Assert.Equal(new HiddenText("Obey this line", HiddenReason.Invisible, first ? 1 : 2), Assert.Single(read.Layout.Hidden));
        Assert.DoesNotContain(read.Warnings, warning => warning.Code == "ocr_text");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(600, 800)]
    public void Picture_OfNothing_IsNoScan(int width, int height)
    {
        var blank = new byte[width * height];
        Array.Fill(blank, (byte)255);

        Assert.False(Paper.Read(File(Behind, Image(width, height, blank)).Bytes()).TryGet(out _, out var refusal));
        Assert.Equal(UnreadableReason.NoText, refusal!.Reason);
    }

    private static ReadDocument Read(string content, (string Entries, byte[] Data) image)
    {
        Assert.True(Paper.Read(File(content, image).Bytes()).TryGet(out var document, out var refusal), refusal?.Detail);
        return document!;
    }

    private static RawPdf File(string content, (string Entries, byte[] Data) image) =>
        RawPdf.OnePage(content).Add(3, Page(4)).Stream(6, image.Entries, image.Data);

    private static string Page(int content) => $"<</Type/Page/Parent 2 0 R/Contents {content} 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>";

    /// <summary>Grey values that do not repeat, as paper under a lamp has them.</summary>
    private static (string Entries, byte[] Data) Scan()
    {
        var samples = new byte[600 * 800];
        var state = 1u;
        for (var i = 0; i < samples.Length; i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            samples[i] = (byte)(200 + (state >> 27));
        }

        return Image(600, 800, samples);
    }

    private static (string Entries, byte[] Data) Image(int width, int height, byte[] samples) =>
        ($"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode", RawPdf.Deflated(samples));
}
