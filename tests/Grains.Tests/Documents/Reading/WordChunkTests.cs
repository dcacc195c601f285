using System.Text;
using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Documents.Reading.WordFile;

namespace OrleansResume.Grains.Tests.Documents.Reading;

/// <summary>Files within a Word document, which Word shows in place.</summary>
public sealed class WordChunkTests
{
    public static TheoryData<string, string, string> Files { get; } = new()
    {
        { "plain text", "one\r\n- two\r\n", "before\none\n• two\nafter" },
        { "plain page", "<!DOCTYPE html><html><head><title>no</title></head><body><h1>one</h1><!-- no --><p>two <b>bold</b> &amp; more<br>three</p><ul><li>four</li></ul><table><tr><td>a</td><td>b</td></tr></table></body></html>", "before\none\ntwo bold & more\nthree\n• four\na b\nafter" },
    };

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Read_AFileThatWordShowsInPlace_IsReadThere(string what, string content, string text)
    {
        var read = Read(Holding(Encoding.UTF8.GetBytes(content)));

        Assert.True(text == read.Text, $"{what}: {read.Text}");
        Assert.Equal(0, read.Layout.Traits.UnreadParts);
    }

    [Theory]
    [InlineData("<html><style>p{display:none}</style><p>one</p></html>")]
    [InlineData("<html><p style=\"color:#fff\">one</p></html>")]
    [InlineData("{\\rtf1 one}")]
    [InlineData("MIME-Version: 1.0\n\none")]
    [InlineData("PK\u0003\u0004no zip")]
    public void Read_AFileOfWhichNobodyCanTellWhatIsSeen_IsNotReadAndTold(string content)
    {
        var read = Read(Holding(Encoding.UTF8.GetBytes(content)));

        Assert.Equal("before\nafter", read.Text);
        Assert.Equal(1, read.Layout.Traits.UnreadParts);
        Assert.Contains(read.Warnings, warning => warning.Code == "unread_parts");
    }

    [Fact]
    public void Read_ADocumentInADocument_IsReadByItsOwnStyles()
    {
        var inner = new WordFile(P("inner", "<w:rFonts w:ascii=\"Lato\"/>") + P("secret words", "<w:rStyle w:val=\"X\"/>") + "<w:tbl><w:tr><w:tc>" + P("cell") + "</w:tc></w:tr></w:tbl>")
            .Part("styles", "styles", "styles", "<w:style w:type=\"character\" w:styleId=\"X\"><w:rPr><w:vanish/></w:rPr></w:style>").Bytes();
        var read = Read(Holding(inner));

        Assert.Equal("before\ninner\ncell\nafter", read.Text);
        Assert.Equal(["secret words"], read.Layout.Hidden.Select(hidden => hidden.Quote));
        Assert.Equal((1, 0), (read.Layout.Traits.Tables, read.Layout.Traits.UnreadParts));
        Assert.Equal(["Lato"], read.Layout.Traits.Fonts);
    }

    [Fact]
    public void Read_DocumentsInDocumentsInDocuments_EndsSomewhere()
    {
        var file = new WordFile(P("deepest")).Bytes();
        for (var i = 0; i < 5; i++)
        {
            file = Holding(file).Bytes();
        }

        var read = Read(file);
        Assert.Equal(1, read.Layout.Traits.UnreadParts);
        Assert.DoesNotContain("deepest", read.Text, StringComparison.Ordinal);
    }

    private static WordFile Holding(byte[] chunk) => new WordFile(P("before") + "<w:altChunk r:id=\"c\"/>" + P("after")).Chunk("c", chunk);

    private static ReadDocument Read(WordFile file) => Read(file.Bytes());

    private static ReadDocument Read(byte[] file) =>
        FileReading.Read(file, new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal) ? read : throw new InvalidOperationException(refusal.Detail);
}
