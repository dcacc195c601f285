using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

/// <summary>What a file says that its glyphs stand for, against what a person sees.</summary>
public sealed class PdfReplacementTests
{
    private const string Long = "Fifteen years of Rust and Kubernetes at the largest works of all";

    [Theory]
    [InlineData("Managed a bakery", "Kubernetes, Rust")]
    [InlineData("Managed a bakery", Long)]
    [InlineData("M", Long)]
    public void Replacement_OfOtherWords_IsHidden(string seen, string said)
    {
        var read = Read($"/Span <</ActualText({said})>> BDC BT /F 12 Tf 60 500 Td ({seen}) Tj ET EMC");

        Assert.Equal($"Marlo Quint\n{seen}", read.Text);
        Assert.Equal(new HiddenText(said, HiddenReason.Invisible, 1), Assert.Single(read.Layout.Hidden));
    }

    [Theory]
    [InlineData($"/Span <</ActualText({Long})>> BDC BT /F 12 Tf 60 500 Td ({Long}) Tj ET EMC", Long)]
    [InlineData("BT /F 12 Tf 60 500 Td (a) Tj /Span <</ActualText(fi)>> BDC (f) Tj EMC (x) Tj ET", "afix")]
    [InlineData("BT /F 12 Tf 60 500 Td (Seen words) Tj ET /Span <</ActualText()>> BDC BT /F 12 Tf 60 470 Td (Not blank) Tj ET EMC", "Seen words\nNot blank")]
    [InlineData("BT /F 12 Tf 14 TL 60 500 Td (Led the develop) Tj /Span <</ActualText<FEFF00AD>>> BDC (-) Tj EMC (ment of it) ' ET", "Led the development\nof it")]
    [InlineData("/Artifact BMC /Span <</ActualText(Led)>> BDC BT /F 12 Tf 60 500 Td (Led) Tj ET EMC EMC BT /F 12 Tf 60 470 Td (on) Tj ET", "Led\non")]
    public void Replacement_OfTheSame_IsRead(string content, string text)
    {
        var read = Read(content);

        Assert.Equal($"Marlo Quint\n{text}", read.Text);
        Assert.Empty(read.Layout.Hidden);
    }

    [Fact]
    public void Map_OfAGlyphToASentence_IsHidden()
    {
        var codes = string.Concat(Long.Select(letter => ((int)letter).ToString("X4", null)));
        var read = Paper.Read(RawPdf.OnePage($"{RawPdf.Say("Marlo Quint")} BT /M 12 Tf 60 500 Td (ab) Tj ET")
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R/M 6 0 R>>>>>>")
            .Add(6, "<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 97/LastChar 98/Widths[600 600]/ToUnicode 7 0 R/FontDescriptor<</Type/FontDescriptor/FontName/Courier/Flags 32/FontBBox[0 0 600 800]>>>>")
            .Stream(7, "", System.Text.Encoding.ASCII.GetBytes($"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <61> <{codes}> <62> <0062> endbfchar endcmap end end"))
            .Bytes());

        Assert.True(read.TryGet(out var document, out var refusal), refusal?.Detail);
        Assert.Equal("Marlo Quint\nb", document.Text);
        Assert.Equal(new HiddenText(Long, HiddenReason.Invisible, 1), Assert.Single(document.Layout.Hidden));
    }

    private static ReadDocument Read(string content)
    {
        Assert.True(Paper.Read(RawPdf.OnePage($"{RawPdf.Say("Marlo Quint")} {content}").Bytes()).TryGet(out var document, out var refusal), refusal?.Detail);
        return document!;
    }
}
