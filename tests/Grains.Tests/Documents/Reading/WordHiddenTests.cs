using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Documents.Reading.WordFile;

namespace OrleansResume.Grains.Tests.Documents.Reading;

/// <summary>What nobody sees of a Word document, each way of hiding it beside an honest document that comes close.</summary>
public sealed class WordHiddenTests
{
    private const string White = "<w:color w:val=\"FFFFFF\"/>";
    private const string Secret = "secret words for nobody";
    private const string Letter = "<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\"/></w:sectPr>";
    private const string Navy = "<wps:spPr><a:solidFill><a:srgbClr val=\"1F3864\"/></a:solidFill></wps:spPr>";
    private const string Picture = "<a:pic/>";

    /// <summary>A body whose secret nobody sees, and how.</summary>
    public static TheoryData<string, string, HiddenReason> Attacks { get; } = new()
    {
        { "choice for a program of the future", P(Seen) + Run($"<mc:AlternateContent><mc:Choice Requires=\"future\"><w:t>{Secret}</w:t></mc:Choice><mc:Fallback><w:t>plain</w:t></mc:Fallback></mc:AlternateContent>"), HiddenReason.Invisible },
        { "choice of blocks", P(Seen) + $"<mc:AlternateContent><mc:Choice Requires=\"future\">{P(Secret)}</mc:Choice><mc:Fallback>{P("plain")}</mc:Fallback></mc:AlternateContent>", HiddenReason.Invisible },
        { "choice of boxes", P(Seen) + Run($"<mc:AlternateContent><mc:Choice Requires=\"future\"><w:drawing>{Shape(P(Secret))}</w:drawing></mc:Choice><mc:Fallback><w:t>plain</w:t></mc:Fallback></mc:AlternateContent>"), HiddenReason.Invisible },
        { "fallback that says something else", P(Seen) + Run($"<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{Shape(P("plain"))}</w:drawing></mc:Choice><mc:Fallback><w:t>{Secret}</w:t></mc:Fallback></mc:AlternateContent>"), HiddenReason.Invisible },
        { "vanish that a stranger's attribute denies", P(Seen) + P(Secret, "<w:vanish future:val=\"0\"/>"), HiddenReason.Invisible },
        { "white far below a small drawing", P(Seen) + Behind(Picture, "paragraph", 0, 600_000, 300_000) + Filler(12) + P(Secret, White), HiddenReason.BackgroundColour },
        { "white far below a small VML shape", P(Seen) + Run("<w:pict><v:rect style=\"position:absolute;margin-top:0;width:50pt;height:20pt;z-index:-1\" fillcolor=\"#1F3864\"/></w:pict>") + Filler(12) + P(Secret, White), HiddenReason.BackgroundColour },
        { "white over a white shape", P(Seen) + Behind("<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></wps:spPr></wps:wsp>", "page", 0, 7_000_000, 9_000_000) + P(Secret, White), HiddenReason.BackgroundColour },
        { "white on a table whose style is dark elsewhere", P(Seen) + Table("<w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblLook w:firstRow=\"1\" w:firstColumn=\"0\" w:noVBand=\"1\" w:noHBand=\"1\"/></w:tblPr>", P("head")) .Replace("</w:tbl>", $"<w:tr><w:tc>{P(Secret, White)}</w:tc></w:tr></w:tbl>", StringComparison.Ordinal), HiddenReason.BackgroundColour },
        { "white on a pattern of white", P(Seen) + P(Secret, White, "<w:shd w:val=\"pct50\" w:color=\"FFFFFF\" w:fill=\"FFFFFF\"/>"), HiddenReason.BackgroundColour },
        { "white on a faint pattern", P(Seen) + P(Secret, White, "<w:shd w:val=\"pct15\" w:color=\"F0F0F0\" w:fill=\"FFFFFF\"/>"), HiddenReason.BackgroundColour },
        { "white on the theme's white", P(Seen) + P(Secret, White, "<w:shd w:val=\"clear\" w:fill=\"1F3864\" w:themeFill=\"background1\"/>"), HiddenReason.BackgroundColour },
        { "white boxes beside each other", P(Seen) + Boxed(Shape(P(Secret, White)) + Shape(P("plain"))), HiddenReason.BackgroundColour },
        { "white box away from a photo", P(Seen) + Photo(0) + Placed(P(Secret, White), 5_000_000), HiddenReason.BackgroundColour },
        { "theme's white under another number", P(Seen) + P(Secret, "<w:color w:val=\"000000\" w:themeColor=\"background1\"/>"), HiddenReason.BackgroundColour },
        { "theme's black made white", P(Seen) + P(Secret, "<w:color w:val=\"000000\" w:themeColor=\"text1\" w:themeTint=\"00\"/>"), HiddenReason.BackgroundColour },
        { "letters filled with white", P(Seen) + P(Secret, "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"FFFFFF\"/></w14:solidFill></w14:textFill>"), HiddenReason.BackgroundColour },
        { "letters that are wholly transparent", P(Seen) + P(Secret, "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"100000\"/></w14:srgbClr></w14:solidFill></w14:textFill>"), HiddenReason.Invisible },
        { "letters with neither fill nor outline", P(Seen) + P(Secret, "<w14:textOutline><w14:noFill/></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>"), HiddenReason.Invisible },
        { "nearly the colour behind", P(Seen) + P(Secret, "<w:color w:val=\"1F3864\"/>", "<w:shd w:val=\"clear\" w:fill=\"1F3865\"/>"), HiddenReason.BackgroundColour },
        { "the lightest grey", P(Seen) + P(Secret, "<w:color w:val=\"F4F4F4\"/>"), HiddenReason.BackgroundColour },
        { "box ten inches from the left", P(Seen) + Anchored("page", 9_144_000, "page", 0) + Letter, HiddenReason.OffPage },
        { "box above the page", P(Seen) + Anchored("margin", 0, "margin", -12_000_000) + Letter, HiddenReason.OffPage },
        { "box by its simple place", P(Seen) + Run($"<w:drawing><wp:anchor simplePos=\"1\"><wp:simplePos x=\"-9000000\" y=\"0\"/><wp:extent cx=\"900000\" cy=\"900000\"/>{Shape(P(Secret))}</wp:anchor></w:drawing>"), HiddenReason.OffPage },
        { "box by a share of the page", P(Seen) + Run($"<w:drawing><wp:anchor><mc:AlternateContent><mc:Choice Requires=\"wp14\"><wp:positionH relativeFrom=\"page\"><wp14:pctPosHOffset>200000</wp14:pctPosHOffset></wp:positionH></mc:Choice></mc:AlternateContent><wp:extent cx=\"900000\" cy=\"900000\"/>{Shape(P(Secret))}</wp:anchor></w:drawing>"), HiddenReason.OffPage },
        { "VML far to the left", P(Seen) + Vml("position:absolute;margin-left:-5000pt;margin-top:0;width:100pt;height:50pt"), HiddenReason.OffPage },
        { "VML without width", P(Seen) + Vml("width:0;height:50pt"), HiddenReason.Tiny },
        { "shape far off in its group", P(Seen) + Run($"<w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wpg:wgp>{Group}<wps:wsp><wps:spPr><a:xfrm><a:off x=\"-90000000\" y=\"0\"/><a:ext cx=\"900000\" cy=\"900000\"/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent>{P(Secret)}</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></wp:inline></w:drawing>"), HiddenReason.OffPage },
        { "box without size", P(Seen) + Run($"<w:drawing><wp:anchor><wp:extent cx=\"0\" cy=\"0\"/>{Shape(P(Secret))}</wp:anchor></w:drawing>"), HiddenReason.Tiny },
        { "indent to the left of the page", P(Seen) + P(Secret, "", "<w:ind w:left=\"-20000\"/>") + Letter, HiddenReason.OffPage },
        { "indent by characters", P(Seen) + P(Secret, "", "<w:ind w:leftChars=\"-10000\" w:left=\"0\"/>") + Letter, HiddenReason.OffPage },
        { "frame off the page", P(Seen) + P(Secret, "", "<w:framePr w:w=\"2000\" w:x=\"-20000\" w:y=\"100\" w:hAnchor=\"page\" w:vAnchor=\"page\"/>"), HiddenReason.OffPage },
        { "floating table off the page", P(Seen) + Table("<w:tblPr><w:tblpPr w:tblpX=\"-20000\" w:horzAnchor=\"page\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid>", P(Secret)), HiddenReason.OffPage },
        { "table indented off the page", P(Seen) + Table("<w:tblPr><w:tblInd w:w=\"-20000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid>", P(Secret)), HiddenReason.OffPage },
        { "row without height", P(Seen) + Table("", P(Secret)).Replace("<w:tr>", "<w:tr><w:trPr><w:trHeight w:val=\"1\" w:hRule=\"exact\"/></w:trPr>", StringComparison.Ordinal), HiddenReason.Tiny },
        { "letters piled up", P(Seen) + P(Secret, "<w:spacing w:val=\"-200\"/>"), HiddenReason.Tiny },
        { "letters pressed into nothing", P(Seen) + P(Secret, "<w:fitText w:val=\"10\"/>"), HiddenReason.Tiny },
        { "letters lowered off the page", P(Seen) + P(Secret, "<w:position w:val=\"-3000\"/>"), HiddenReason.OffPage },
        { "letters that a table's style hides", P(Seen) + Table("<w:tblPr><w:tblStyle w:val=\"Gone\"/></w:tblPr>", P(Secret)), HiddenReason.Invisible },
    };

    /// <summary>A body that a person sees all of.</summary>
    public static TheoryData<string, string> Honest { get; } = new()
    {
        { "choice and fallback alike", Run($"<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{Shape(P(Secret))}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{P(Secret)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>") },
        { "program of the future, and the same for others", Run($"<mc:AlternateContent><mc:Choice Requires=\"future\"><w:t>{Secret}</w:t></mc:Choice><mc:Fallback><w:t>{Secret}</w:t></mc:Fallback></mc:AlternateContent>") },
        { "chart and what older programs say of it", Run($"<mc:AlternateContent><mc:Choice xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\" Requires=\"cx\"><w:t>{Secret}</w:t></mc:Choice><mc:Fallback><w:t>This chart is not available in your version</w:t></mc:Fallback></mc:AlternateContent>") },
        { "white name over a banner", Behind(Shape("", Navy), "page", 0, 7_000_000, 1_500_000) + P(Secret, White) + Filler(20) },
        { "white name over a banner that is anchored further down", P(Secret, White) + Filler(5) + Behind(Shape("", Navy), "page", 0, 7_000_000, 1_500_000) + Filler(20) },
        { "white name over a banner of its paragraph", Filler(20) + Behind(Shape("", Navy), "paragraph", 0, 7_000_000, 500_000) + P(Secret, White) + Filler(5) },
        { "white name over a banner that begins above its paragraph", Filler(20) + P(Secret, White) + Behind(Shape("", Navy), "paragraph", -400_000, 7_000_000, 500_000) + Filler(5) },
        { "white column beside the one that holds its ground", $"<w:tbl><w:tr><w:tc>{Filler(9)}{P(Secret, White)}</w:tc><w:tc>{Behind(Shape("", Navy), "paragraph", -100_000, 2_000_000, 9_000_000)}</w:tc></w:tr></w:tbl>" },
        { "white column over a ground that is anchored at the end", P(Secret, White) + Filler(150) + Behind(Shape("", Navy), "page", 0, 2_000_000, 10_000_000) },
        { "white name over a VML banner", Run("<w:pict><v:rect style=\"position:absolute;margin-top:0;width:500pt;height:80pt;z-index:-1\" fillcolor=\"#1F3864 [3204]\"/></w:pict>") + P(Secret, White) },
        { "white name on the head of a table's style", Table("<w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblLook w:val=\"04A0\"/></w:tblPr>", P(Secret)) },
        { "white on a dark pattern", P(Secret, White, "<w:shd w:val=\"pct75\" w:color=\"000000\" w:fill=\"FFFFFF\"/>") },
        { "white on the theme's blue", P(Secret, White, "<w:shd w:val=\"clear\" w:themeFill=\"accent1\" w:themeFillShade=\"BF\"/>") },
        { "white box before a dark shape", Boxed(Shape("", Navy) + Shape(P(Secret, White))) },
        { "white box before a picture", Photo(4_500_000) + Placed(P(Secret, White), 5_000_000) },
        { "white box before a picture that is aligned", Run($"<w:drawing><wp:anchor><wp:positionH relativeFrom=\"page\"><wp:align>right</wp:align></wp:positionH><wp:extent cx=\"2000000\" cy=\"2000000\"/>{Picture}</wp:anchor></w:drawing>") + Placed(P(Secret, White), 5_000_000) },
        { "the theme's text", P(Secret, "<w:color w:val=\"FFFFFF\" w:themeColor=\"text1\"/>") },
        { "letters with a dark outline", P(Secret, White + "<w14:textOutline w14:w=\"9525\"><w14:solidFill><w14:srgbClr w14:val=\"000000\"/></w14:solidFill></w14:textOutline>") },
        { "letters with a shadow", P(Secret, White + "<w14:shadow w14:blurRad=\"50800\"><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"20000\"/></w14:srgbClr></w14:shadow>") },
        { "letters in relief", P(Secret, White + "<w:emboss/>") },
        { "letters half transparent", P(Secret, "<w14:textFill><w14:solidFill><w14:srgbClr w14:val=\"000000\"><w14:alpha w14:val=\"50000\"/></w14:srgbClr></w14:solidFill></w14:textFill>") },
        { "grey that can be read", P(Secret, "<w:color w:val=\"D9D9D9\"/>") },
        { "yellow", P(Secret, "<w:color w:val=\"FFFF00\"/>") },
        { "red on green of one lightness", P(Secret, "<w:color w:val=\"FF0000\"/>", "<w:shd w:val=\"clear\" w:fill=\"009100\"/>") },
        { "box at the page's right edge", Anchored("page", 6_500_000, "page", 0) + Letter },
        { "box that begins left of the margin", Anchored("margin", -800_000, "paragraph", -300_000) + Letter },
        { "box at the foot of a long page", Anchored("page", 0, "page", 9_800_000) + Letter },
        { "box that grows with its text", Run($"<w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"0\"/><wps:wsp><wps:txbx><w:txbxContent>{P(Secret)}</w:txbxContent></wps:txbx><wps:bodyPr><a:spAutoFit/></wps:bodyPr></wps:wsp></wp:inline></w:drawing>") },
        { "shape in its group", Run($"<w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wpg:wgp>{Group}<wps:wsp><wps:spPr><a:xfrm><a:off x=\"5000000\" y=\"5000000\"/><a:ext cx=\"900000\" cy=\"900000\"/></a:xfrm></wps:spPr><wps:txbx><w:txbxContent>{P(Secret)}</w:txbxContent></wps:txbx></wps:wsp></wpg:wgp></wp:inline></w:drawing>") },
        { "VML beside the text", Vml("position:absolute;margin-left:-40pt;margin-top:-20pt;width:100pt;height:50pt") },
        { "hanging indent", P(Secret, "", "<w:ind w:left=\"-720\" w:hanging=\"360\"/>") + Letter },
        { "indent to the right half", P(Secret, "", "<w:ind w:left=\"6000\"/>") + Letter },
        { "frame in the margin", P(Secret, "", "<w:framePr w:w=\"2000\" w:x=\"400\" w:y=\"100\" w:hAnchor=\"page\" w:vAnchor=\"page\"/>") },
        { "table that begins in the margin", Table("<w:tblPr><w:tblInd w:w=\"-800\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"4000\"/></w:tblGrid>", P(Secret)) },
        { "row of one line", Table("", P(Secret)).Replace("<w:tr>", "<w:tr><w:trPr><w:trHeight w:val=\"240\" w:hRule=\"exact\"/></w:trPr>", StringComparison.Ordinal) },
        { "large name with its letters close", P(Secret, "<w:sz w:val=\"72\"/><w:spacing w:val=\"-40\"/>") },
        { "letters fitted into their own width", P(Secret, "<w:fitText w:val=\"2000\"/>") },
        { "white spaces and bars", P(Secret) + P(" | ", White) },
    };

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public void Read_WhatNobodySees_IsToldApart(string what, string body, HiddenReason reason)
    {
        var read = Read(body);

        Assert.True(!read.Text.Contains(Secret, StringComparison.Ordinal), what);
        Assert.True(read.Layout.Hidden is [var hidden] && hidden.Quote == Secret && hidden.Reason == reason, $"{what}: {string.Join(", ", read.Layout.Hidden)}");
    }

    [Theory]
    [MemberData(nameof(Honest), DisableDiscoveryEnumeration = true)]
    public void Read_WhatAPersonSees_IsNotCalledHidden(string what, string body)
    {
        var read = Read(body);

        Assert.True(read.Text.Contains(Secret, StringComparison.Ordinal), $"{what}: {read.Text}");
        Assert.True(read.Layout.Hidden.Count == 0, $"{what}: {string.Join(", ", read.Layout.Hidden)}");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Read_WhiteOnAPageOfAColour_IsHiddenWhereTheColourIsNotShown(bool isShown, bool isHidden)
    {
        var file = new WordFile(P("seen", "<w:color w:val=\"FF0000\"/>") + P(Secret, White)).Background("1F3864")
            .Part("settings", "settings", "settings", isShown ? "<w:displayBackgroundShape/>" : "");

        Assert.Equal(isHidden ? [Secret] : [], Read(file).Layout.Hidden.Select(hidden => hidden.Quote));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_WhiteUnderAHeadersBanner_IsSeenOnlyWhereTheBannerReaches(bool isAtTop)
    {
        var body = isAtTop ? P(Secret, White) + Filler(20) : Filler(20) + P(Secret, White);
        var read = Read(new WordFile(body + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"a\"/></w:sectPr>")
            .Part("a", "header", "hdr", Behind(Shape("", Navy), "page", 0, 7_000_000, 1_500_000)));

        Assert.Equal(isAtTop ? [] : [Secret], read.Layout.Hidden.Select(hidden => hidden.Quote));
    }

    private const string Seen = "plain words";

    private const string Group = "<wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"900000\"/><a:chOff x=\"5000000\" y=\"5000000\"/><a:chExt cx=\"900000\" cy=\"900000\"/></a:xfrm></wpg:grpSpPr>";

    private const string Styles = "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr></w:style>"
        + "<w:style w:type=\"table\" w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style>";

    private static string Filler(int lines) => string.Concat(Enumerable.Range(1, lines).Select(line => P($"line {line}")));

    private static string Run(string content) => $"<w:p><w:r>{content}</w:r></w:p>";

    private static string Shape(string content, string fill = "") => $"<wps:wsp>{fill}<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>";

    private static string Boxed(string shapes) => Run($"<w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/></wp:inline></w:drawing><w:drawing><wp:anchor><wp:extent cx=\"900000\" cy=\"900000\"/>{shapes}</wp:anchor></w:drawing>");

    private static string Behind(string shape, string from, int top, int width, int height) => Run("<w:drawing><wp:anchor behindDoc=\"1\">"
        + $"<wp:positionV relativeFrom=\"{from}\"><wp:posOffset>{top}</wp:posOffset></wp:positionV><wp:extent cx=\"{width}\" cy=\"{height}\"/>{shape}</wp:anchor></w:drawing>");

    private static string Anchored(string across, int left, string down, int top) => Run($"<w:drawing><wp:anchor><wp:positionH relativeFrom=\"{across}\"><wp:posOffset>{left}</wp:posOffset></wp:positionH>"
        + $"<wp:positionV relativeFrom=\"{down}\"><wp:posOffset>{top}</wp:posOffset></wp:positionV><wp:extent cx=\"1500000\" cy=\"900000\"/>{Shape(P(Secret))}</wp:anchor></w:drawing>");

    private static string Placed(string content, int left) => At(left, Shape(content));

    private static string Photo(int left) => At(left, Picture);

    private static string At(int left, string content) => Run($"<w:drawing><wp:anchor><wp:positionH relativeFrom=\"page\"><wp:posOffset>{left}</wp:posOffset></wp:positionH>"
        + $"<wp:positionV relativeFrom=\"page\"><wp:posOffset>600000</wp:posOffset></wp:positionV><wp:extent cx=\"2000000\" cy=\"2000000\"/>{content}</wp:anchor></w:drawing>");

    private static string Vml(string style) => Run($"<w:pict><v:shape style=\"{style}\"><v:textbox><w:txbxContent>{P(Secret)}</w:txbxContent></v:textbox></v:shape></w:pict>");

    private static string Table(string properties, string cell) => $"<w:tbl>{properties}<w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>";

    private static ReadDocument Read(string body) => Read(new WordFile(body).Part("styles", "styles", "styles", Styles));

    private static ReadDocument Read(WordFile file) =>
        FileReading.Read(file.Bytes(), new ReadingOptions(), CancellationToken.None).TryGet(out var read, out var refusal) ? read : throw new InvalidOperationException(refusal.Detail);
}
