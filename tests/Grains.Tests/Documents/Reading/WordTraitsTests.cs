using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Documents.Reading.WordFile;

namespace OrleansResume.Grains.Tests.Documents.Reading;

/// <summary>What tracking systems trip over in a Word document, as the rules are told it.</summary>
public sealed class WordTraitsTests
{
    private const string Columns = "<w:sectPr><w:cols w:num=\"2\"/></w:sectPr>";

    [Theory]
    [InlineData("<w:p/>", 1)]
    [InlineData(Columns, 2)]
    [InlineData("<w:p><w:pPr><w:sectPr><w:cols w:num=\"3\"/></w:sectPr></w:pPr></w:p>" + Columns, 3)]
    [InlineData("<w:sectPr><w:cols w:equalWidth=\"0\"><w:col w:w=\"4000\"/><w:col w:w=\"5000\"/></w:cols></w:sectPr>", 2)]
    [InlineData("<w:sectPr><w:cols w:space=\"720\"/><w:sectPrChange><w:sectPr><w:cols w:num=\"2\"/></w:sectPr></w:sectPrChange></w:sectPr>", 1)]
    public void Columns_AreThoseOfTheSectionWithMost(string body, int columns) => Assert.Equal(columns, Traits(new WordFile(P("words") + body)).Columns);

    [Fact]
    public void Fonts_AreThoseOfLettersThatAPersonSees()
    {
        var traits = Traits(new WordFile(P("a", Font("Lato")) + P("b", Font("Arial") + "<w:vanish/>") + P(" ", Font("Verdana")) + P("c", "<w:rStyle w:val=\"S\"/>") + P("d", "", "<w:pStyle w:val=\"D\"/>"))
            .Part("styles", "styles", "styles", $"<w:style w:type=\"character\" w:styleId=\"S\"><w:rPr>{Font("Georgia")}</w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"D\"><w:rPr><w:rFonts w:asciiTheme=\"majorHAnsi\"/></w:rPr></w:style>")
            .Part("theme", "theme", "theme", "<a:fontScheme><a:majorFont><a:latin typeface=\"Cambria\"/></a:majorFont></a:fontScheme>"));

        Assert.Equal(["Cambria", "Georgia", "Lato"], traits.Fonts);
    }

    [Fact]
    public void TablesAndBoxes_CountWhereAPersonReadsSomethingInThem()
    {
        const string Inner = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
        var traits = Traits(new WordFile(P("words") + Inner + $"<w:tbl><w:tr><w:tc>{P("outer")}<w:tbl><w:tr><w:tc>{P("inner")}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
            + Drawn(Box(P("one"))) + Drawn(Box("<w:p/>")) + Drawn("<w:pict><v:shape><v:textbox><w:txbxContent>" + P("two") + "</w:txbxContent></v:textbox></v:shape></w:pict>")));

        Assert.Equal((2, 2), (traits.Tables, traits.TextBoxes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "a.png")]
    [InlineData(2, "a.png", "b.jpeg")]
    [InlineData(1, "a.png", "a.svg")]
    [InlineData(1, "a.svg")]
    public void Images_CountOnceWhateverIsKeptForOlderPrograms(int count, params string[] names) =>
        Assert.Equal(count, Traits(names.Aggregate(new WordFile(P("words")), (file, name) => file.Raw("word/media/" + name, "x"))).Images);

    [Theory]
    [InlineData("hdr", "header", true)]
    [InlineData("ftr", "footer", true)]
    [InlineData("hdr", "footer", false)]
    public void HeaderText_IsThatOfHeadersAndFootersThatSectionsReferTo(string root, string kind, bool isSeen)
    {
        var file = new WordFile(P("words") + $"<w:sectPr><w:{(root == "hdr" ? "header" : "footer")}Reference w:type=\"default\" r:id=\"{(isSeen ? "m" : "other")}\"/></w:sectPr>")
            .Part("m", kind, root, P("ada@example.org"));

        Assert.Equal(isSeen, Traits(file).HeaderText);
        Assert.Equal(isSeen, Read(file).Warnings.Any(warning => warning.Code == "header_contact"));
    }

    [Fact]
    public void HeaderText_OfWhatNobodySees_IsNone()
    {
        var file = new WordFile(P("words") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"m\"/></w:sectPr>").Part("m", "header", "hdr", P("ada@example.org", "<w:vanish/>"));

        Assert.False(Traits(file).HeaderText);
        Assert.Equal(["ada@example.org"], Read(file).Layout.Hidden.Select(hidden => hidden.Quote));
    }

    [Fact]
    public void HeaderContact_ThatStandsInTheBodyToo_IsNoWarning() =>
        Assert.DoesNotContain(
            Read(new WordFile(P("ada@example.org") + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"m\"/></w:sectPr>").Part("m", "header", "hdr", P("ada@example.org"))).Warnings,
            warning => warning.Code == "header_contact");

    [Theory]
    [InlineData("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>", true)]
    [InlineData("<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>", true)]
    [InlineData("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>", true)]
    [InlineData("<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>", true)]
    [InlineData("<w:p><w:r><w:t>plain</w:t></w:r></w:p>", false)]
    public void TrackedChanges_AreToldOfRunsParagraphsAndRows(string body, bool isTracked) => Assert.Equal(isTracked, Traits(new WordFile(P("words") + body)).TrackedChanges);

    [Fact]
    public void UnknownGlyphs_AreIconsWithoutALetter() =>
        Assert.Equal(3, Traits(new WordFile(P("words \uE001 \uE002") + "<w:p><w:r><w:sym w:font=\"Webdings\" w:char=\"F021\"/><w:sym w:font=\"Wingdings\" w:char=\"F02A\"/></w:r></w:p>")).UnknownGlyphs);

    private static string Font(string name) => $"<w:rFonts w:ascii=\"{name}\"/>";

    private static string Drawn(string drawing) => $"<w:p><w:r>{drawing}</w:r></w:p>";

    private static string Box(string content) => $"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>";

    private static LayoutTraits Traits(WordFile file) => Read(file).Layout.Traits;

    private static ReadDocument Read(WordFile file) =>
        FileReading.Read(file.Bytes(), new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal) ? read : throw new InvalidOperationException(refusal.Detail);
}
