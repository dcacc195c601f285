using System.Text;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Tests.Documents.Reading.Pdf;
using static OrleansResume.Grains.Tests.Documents.Reading.WordFile;

namespace OrleansResume.Grains.Tests.Documents.Reading;

/// <summary>The text has one mark for all bullets; the traits tell which ones a person sees.</summary>
public sealed class BulletKindsTests
{
    private const string Lists = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl><w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"§\"/><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr></w:lvl>"
        + "<w:lvl w:ilvl=\"3\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%4.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";

    [Fact]
    public void Word_ListsAndTypedBullets_AreToldByTheirGlyphs()
    {
        var read = Read(new WordFile(Item("a", 0) + Item("b", 1) + Item("c", 2) + Item("d", 3) + Item("e", 0) + P("➢ typed") + P("- typed") + P("• typed")
            + P("★ Work", "", "<w:outlineLvl w:val=\"0\"/>") + P("words - not an item")).Part("numbering", "numbering", "numbering", Lists).Bytes());

        Assert.Equal(["•", "o", "▪", "➢", "-"], read.Layout.Traits.BulletKinds);
        Assert.Equal("• a\n• b\n• c\n1. d\n• e\n• typed\n• typed\n• typed\nWork\nwords - not an item", read.Text);
    }

    [Fact]
    public void Word_BulletsInCellsCount_AndHiddenOnesDoNot()
    {
        var read = Read(new WordFile("<w:tbl><w:tr><w:tc>" + P("✓ Go") + "</w:tc><w:tc>" + P("9 years") + "</w:tc></w:tr></w:tbl>" + P("◆ secret", "<w:vanish/>") + P("seen")).Bytes());

        Assert.Equal(["✓"], read.Layout.Traits.BulletKinds);
    }

    [Theory]
    [InlineData("Skills\n- one\n- two\n* three\n\uF0A7 four\nfive\n", "- * ▪")]
    [InlineData("# Ada\n\n- one\n- two\n\n# Work\n\n* three\n\n1. four\n", "•")]
    [InlineData("no list at all\n", "")]
    public void Text_Items_AreToldByTheirGlyphs(string text, string kinds) =>
        Assert.Equal(kinds, string.Join(' ', Read(Encoding.UTF8.GetBytes(text)).Layout.Traits.BulletKinds));

    [Fact]
    public void Pdf_Items_AreToldByTheirGlyphs()
    {
        using var paper = new Paper();
        paper.Write(60, 780, "Experience");
        paper.Write(60, 760, "• Built a cache");
        paper.Write(60, 740, "» Led a team");
        paper.Write(60, 720, "• Wrote tests");

        Assert.Equal(["•", "»"], Read(paper.Bytes()).Layout.Traits.BulletKinds);
    }

    [Fact]
    public void Layout_OfAnOlderReader_HasNoKinds()
    {
        Assert.Empty(DocumentLayout.FromJson("{\"traits\":{\"tables\":1}}"u8).Traits.BulletKinds);
        var kinds = new DocumentLayout { Traits = new() { BulletKinds = ["•", "▪"] } };
        Assert.Equal(["•", "▪"], DocumentLayout.FromJson(kinds.ToJson()).Traits.BulletKinds);
    }

    private static string Item(string text, int level) => P(text, "", $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");

    private static ReadDocument Read(byte[] file) =>
        FileReading.Read(file, new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal) ? read : throw new InvalidOperationException(refusal.Detail);
}
