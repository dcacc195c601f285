using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Documents.Reading.WordFile;

namespace OrleansResume.Grains.Tests.Documents.Reading;

public sealed class WordReadingTests
{
    private const string Columns = "<w:sectPr><w:cols w:num=\"2\"/></w:sectPr>";
    private const string White = "<w:color w:val=\"FFFFFF\"/>";

    /// <summary>A body, and the text that a person sees of it.</summary>
    public static TheoryData<string, string, string> Bodies { get; } = new()
    {
        { "tracked changes", $"<w:p>{R("kept ")}<w:ins>{R("new")}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>{R("gone")}</w:moveFrom></w:p>", "kept new" },
        { "break", "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "one\ntwo" },
        { "hyphens", "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>", "a-bc" },
        { "symbol", "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t> item</w:t></w:r></w:p>", "• item" },
        { "symbols in a line", "<w:p><w:r><w:t>a </w:t><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t> b </w:t><w:sym w:font=\"Wingdings\" w:char=\"F02A\"/><w:t> c</w:t></w:r></w:p>", "a • b ✉ c" },
        { "nested field", $"<w:p>{Fld("begin")}{Instr(" IF ")}{Fld("begin")}{Instr(" PAGE ")}{Fld("separate")}{R("code")}{Fld("end")}{Fld("separate")}{R("result")}{Fld("end")}</w:p>", "result" },
        { "field over paragraphs", $"<w:p>{Fld("begin")}{Instr(" TOC ")}{R("code")}</w:p><w:p>{R("more")}{Fld("separate")}{R("result")}{Fld("end")}</w:p>", "result" },
        { "simple field", $"<w:p><w:fldSimple w:instr=\" AUTHOR \">{R("Ada")}</w:fldSimple></w:p>", "Ada" },
        { "content controls", $"<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent>{R("inner")}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>", "inner" },
        { "content control in a cell", Table(Row($"<w:sdt><w:sdtContent>{P("left")}</w:sdtContent></w:sdt>", P("right"))), "left right" },
        { "content control around a cell", $"<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{P("left")}</w:tc></w:sdtContent></w:sdt><w:tc>{P("right")}</w:tc></w:tr></w:tbl>", "left right" },
        { "table", Table(Row(P("Go"), P("5 years")), Row(P("C#"), P("9 years"))), "Go 5 years\nC# 9 years" },
        { "columns as a table", Table(Row(P("a") + P("b") + P("c"), P("d") + P("e") + P("f"))), "a\nb\nc\nd\ne\nf" },
        { "text box", $"<w:p>{R("before")}<w:r>{Box(P("inside"))}</w:r></w:p>", "before\ninside" },
        { "choice of letters", "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"w16se\"><w16se:symEx w16se:font=\"Segoe UI Emoji\" w16se:char=\"1F4DE\"/></mc:Choice><mc:Fallback><w:t>☎</w:t></mc:Fallback></mc:AlternateContent><w:t> 1</w:t></w:r></w:p>", "📞 1" },
        { "choice of runs", $"<w:p><mc:AlternateContent><mc:Choice Requires=\"w14\">{R("new")}</mc:Choice><mc:Fallback>{R("old")}</mc:Fallback></mc:AlternateContent></w:p>", "new" },
        { "web layout", P("seen", "<w:webHidden/>"), "seen" },
        { "white on a dark cell", Table($"<w:tr><w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"1F3864\"/></w:tcPr>{P("Name", White)}</w:tc></w:tr>"), "Name" },
        { "white on a dark paragraph", P("Name", White, "<w:shd w:val=\"clear\" w:fill=\"1F3864\"/>"), "Name" },
        { "white in a filled box", $"<w:p>{R("before")}<w:r>{Box(P("Name", White), "<wps:spPr><a:solidFill/></wps:spPr>")}</w:r></w:p>", "before\nName" },
        { "white before a picture", $"<w:p><w:r><w:drawing><wp:anchor behindDoc=\"1\"><a:pic/></wp:anchor></w:drawing></w:r>{R("Name", White)}</w:p>", "Name" },
        { "formula", "<w:p><m:oMath xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><m:r><m:t>O(n)</m:t></m:r></m:oMath></w:p>", "O(n)" },
    };

    public static TheoryData<string, HiddenReason> HiddenRuns { get; } = new()
    {
        { "<w:vanish/>", HiddenReason.Invisible },
        { White, HiddenReason.BackgroundColour },
        { White + "<w:highlight w:val=\"white\"/>", HiddenReason.BackgroundColour },
        { "<w:color w:val=\"1F3864\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>", HiddenReason.BackgroundColour },
        { "<w:sz w:val=\"4\"/>", HiddenReason.Tiny },
        { "<w:rStyle w:val=\"Secret\"/>", HiddenReason.Invisible },
    };

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public void Read_ABody_TellsWhatAPersonSees(string what, string body, string text)
    {
        var read = Read(new WordFile(body));

        Assert.True(text == read.Text, $"{what}: {read.Text}");
        Assert.Empty(read.Layout.Hidden);
    }

    [Theory]
    [MemberData(nameof(HiddenRuns), DisableDiscoveryEnumeration = true)]
    public void Read_WhatNobodySees_IsToldApartFromTheText(string properties, HiddenReason reason)
    {
        var read = Read(new WordFile($"<w:p>{R("seen ")}{R("secret", properties)}</w:p>")
            .Part("styles", "styles", "styles", "<w:style w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId=\"Secret\"><w:basedOn w:val=\"Base\"/></w:style>"));

        Assert.Equal("seen", read.Text);
        Assert.Equal([new HiddenText("secret", reason, 0)], read.Layout.Hidden);
        Assert.Contains(read.Warnings, warning => warning.Code == "hidden_text");
    }

    [Fact]
    public void Read_Headings_ComeFromOutlineLevelsNamesAndBases()
    {
        var read = Read(new WordFile(Styled("t", "Title") + Styled("h", "H") + Styled("d", "D") + P("o", "", "<w:outlineLvl w:val=\"2\"/>") + P("b", "", "<w:outlineLvl w:val=\"9\"/>"))
            .Part("styles", "styles", "styles", "<w:style w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>"
                + "<w:style w:styleId=\"D\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"H\"/></w:style>"));

        Assert.Equal([1, 2, 2, 3, 0], read.Layout.Lines.Select(line => line.HeadingLevel));
    }

    [Fact]
    public void Read_Lists_AreNumberedAsWordNumbersThem()
    {
        var read = Read(new WordFile(Item("a", 1, 0) + Item("b", 1, 0) + Item("x", 1, 1) + Item("c", 1, 0) + Item("y", 1, 1) + Item("dot", 2, 0) + Item("none", 0, 0)
                + P("Work", "", "<w:outlineLvl w:val=\"0\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") + Item("far", 2, 7_000))
            .Part("numbering", "numbering", "numbering", "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>"));

        Assert.Equal("1. a\n2. b\na. x\n3. c\na. y\n• dot\nnone\n4. Work\n• far", read.Text);
        Assert.Equal(LineKind.Heading, read.Layout.Lines[7].Kind);
        Assert.Equal(LineKind.ListItem, read.Layout.Lines[5].Kind);
    }

    [Fact]
    public void Read_MarginsAndNotes_FirstHeaderFirstFooterLastAndWhatNobodyRefersToNowhere()
    {
        var read = Read(new WordFile(P("body 2019 - 2021") + "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"a\"/><w:headerReference w:type=\"first\" r:id=\"b\"/>"
                + "<w:footerReference w:type=\"default\" r:id=\"f\"/><w:titlePg/></w:sectPr>")
            .Part("a", "header", "hdr", P("every page")).Part("b", "header", "hdr", P("ada@example.org")).Part("c", "header", "hdr", P("left over"))
            .Part("f", "footer", "ftr", P("+44 20 7946 0000")).Part("n", "footnotes", "footnotes", $"<w:footnote w:id=\"2\">{P("note")}</w:footnote>"));

        Assert.Equal("ada@example.org\nevery page\nbody 2019 - 2021\nnote\n+44 20 7946 0000", read.Text);
        Assert.Equal([LineKind.Header, LineKind.Header, LineKind.Body, LineKind.Note, LineKind.Footer], read.Layout.Lines.Select(line => line.Kind));
        Assert.Contains(read.Warnings, warning => warning.Code == "header_contact");
    }

    [Fact]
    public void Read_LinesOfOneParagraph_HaveTheirOwnLookAndLinks()
    {
        var read = Read(new WordFile($"<w:p>{R("Example Ltd", "<w:b/><w:sz w:val=\"28\"/>")}<w:r><w:br/></w:r>{R("plain words", "<w:sz w:val=\"20\"/>")}<w:r><w:tab/></w:r>"
            + $"<w:hyperlink r:id=\"l\">{R("site", "<w:sz w:val=\"20\"/>")}</w:hyperlink>{Fld("begin")}{Instr(" HYPER")}{Instr("LINK \"mailto:ada@example.org\" ")}{Fld("separate")}{R("mail")}{Fld("end")}</w:p>")
            .Link("l", "https://example.org/ada"));

        Assert.Equal("Example Ltd\nplain words sitemail", read.Text);
        Assert.Equal([(14.0, true), (10.0, false)], read.Layout.Lines.Select(line => (line.FontSize, line.Bold)));
        Assert.Equal([12], read.Layout.Lines[1].Breaks);
        Assert.Equal([new LayoutLink(1, "https://example.org/ada"), new LayoutLink(1, "mailto:ada@example.org")], read.Layout.Links);
    }

    [Fact]
    public void Read_NotesThatNothingRefersTo_AreHiddenAndDeletedOnesGone()
    {
        var read = Read(new WordFile(P("body") + "<w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:del><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:del></w:p>")
            .Part("n", "footnotes", "footnotes", $"<w:footnote w:type=\"separator\" w:id=\"0\">{P("-")}</w:footnote><w:footnote w:id=\"2\">{P("note")}</w:footnote>"
                + $"<w:footnote w:id=\"3\">{P("taken out")}</w:footnote><w:footnote w:id=\"4\">{P("secret words")}</w:footnote>"));

        Assert.Equal("body\nnote", read.Text);
        Assert.Equal(["secret words"], read.Layout.Hidden.Select(hidden => hidden.Quote));
    }

    [Fact]
    public void Read_WhatWordItselfHidesAroundAWebForm_IsNoSecret()
    {
        var read = Read(new WordFile(P("body") + Styled("Formularbeginn", "z") + Styled("secret words", "mine"))
            .Part("styles", "styles", "styles", "<w:style w:styleId=\"z\"><w:name w:val=\"HTML Top of Form\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId=\"mine\"><w:rPr><w:vanish/></w:rPr></w:style>"));

        Assert.Equal("body", read.Text);
        Assert.Equal(["secret words"], read.Layout.Hidden.Select(hidden => hidden.Quote));
    }

    [Fact]
    public void Read_LinksUnderWordsThatNobodySees_AreNoLinks()
    {
        var read = Read(new WordFile($"<w:p>{R("seen ")}<w:hyperlink r:id=\"a\">{R("one", "<w:vanish/>")}</w:hyperlink><w:hyperlink r:id=\"b\">{R("two", White)}{R("see")}</w:hyperlink>"
            + $"{Fld("begin")}{Instr("HYPERLINK \"https://example.org/c\"")}{Fld("separate")}{R("three", White)}{Fld("end")}{Fld("begin")}{Instr("HYPERLINK \"https://example.org/d\"")}{Fld("separate")}{R("four")}{Fld("end")}"
            + $"<w:fldSimple w:instr=\"HYPERLINK https://example.org/e\">{R("five", "<w:sz w:val=\"2\"/>")}</w:fldSimple></w:p>"
            + $"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:hyperlink r:id=\"f\">{R("six")}</w:hyperlink></w:p></w:tc></w:tr></w:tbl>"
            + "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" hidden=\"1\"><a:hlinkClick r:id=\"g\"/></wp:docPr></wp:inline></w:drawing></w:r></w:p>")
            .Link("a", "https://example.org/a").Link("b", "https://example.org/b").Link("f", "https://example.org/f").Link("g", "https://example.org/g"));

        Assert.Equal([new LayoutLink(0, "https://example.org/b"), new LayoutLink(0, "https://example.org/d")], read.Layout.Links);
        Assert.Equal(["one", "two", "three", "five", "six"], read.Layout.Hidden.Select(hidden => hidden.Quote));
    }

    [Fact]
    public void Read_BoxesAndTablesOfWhichNobodySeesAWord_AreNotCounted()
    {
        var traits = Read(new WordFile(P("seen") + $"<w:p><w:r>{Box(P("secret", "<w:vanish/>"))}</w:r></w:p>" + Table(Row(P("hidden", White), P("words", White)))
            + $"<w:p><w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:ins></w:p>")).Layout.Traits;

        Assert.Equal((0, 0, false), (traits.TextBoxes, traits.Tables, traits.TrackedChanges));
    }

    [Fact]
    public void Read_TheFileAsAWhole_HasItsTraitsAndWarnings()
    {
        var read = Read(new WordFile(P("words", "<w:rFonts w:ascii=\"Lato\"/>") + Table(Row(P("a"), P("b"))) + $"<w:p><w:r>{Box(P("inside"))}</w:r></w:p>" + Columns)
            .Raw("word/media/a.png", "x").Raw("../../evil", "x")
            .Part("styles", "styles", "styles", "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults>")
            .Part("theme", "theme", "theme", "<a:fontScheme><a:minorFont><a:latin typeface=\"Calibri\"/></a:minorFont></a:fontScheme>"));

        var traits = read.Layout.Traits;
        Assert.Equal((2, 1, 1, 1, "en-GB"), (traits.Columns, traits.Tables, traits.TextBoxes, traits.Images, traits.Language));
        Assert.Equal(["Calibri", "Lato"], traits.Fonts);
        Assert.Equal(["multiple_columns", "tables", "text_boxes", "images"], read.Warnings.Select(warning => warning.Code));
    }

    private static ReadDocument Read(WordFile file) =>
        FileReading.Read(file.Bytes(), new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal) ? read : throw new InvalidOperationException(refusal.Detail);

    private static string Fld(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

    private static string Instr(string code) => $"<w:r><w:instrText xml:space=\"preserve\">{code}</w:instrText></w:r>";

    private static string Item(string text, int list, int level) => P(text, "", $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    private static string Styled(string text, string style) => P(text, "", $"<w:pStyle w:val=\"{style}\"/>");

    private static string Table(params ReadOnlySpan<string> rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc>{cell}</w:tc>"))}</w:tr>";

    private static string Box(string content, string shape = "") => "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp>" + shape
        + $"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>";
}
