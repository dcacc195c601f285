using System.Globalization;
using System.Reflection;
using System.Text;
using OrleansResume.Grains.Documents.Reading;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.SystemFonts;

namespace OrleansResume.Grains.Tests.Documents.Reading.Pdf;

public sealed class PdfReadingTests
{
    private static readonly string[] Left =
    [
        "Skills", "Welding and cutting of steel", "Reading technical drawings", "Forklift licence since 2011", "Languages", "Spanish, Portuguese and French",
    ];

    private static readonly string[] Right =
    [
        "Experience", "Foreman at Harbour Works for nine years", "Led a crew of twelve on two night shifts", "Cut the accidents of the yard by a third",
        "Welder at Northern Bridges before that", "Joined plates of forty millimetres",
    ];

    [Fact]
    public void Words_WithoutSpacesInTheFile_AreParted()
    {
        using var paper = new Paper();
        paper.Write(60, 700, "Marlo").Write(60 + 27, 700, "Quint").Write(60 + 27 + 26, 700, "builds").Write(60 + 27 + 26 + 31, 700, "bridges");

        Assert.Equal("Marlo Quint builds bridges", paper.Read().Text);
    }

    [Fact]
    public void Letters_SpacedOutInAHeading_StayWords()
    {
        using var paper = new Paper();
        paper.WriteSpacedOut(60, 700, 4, "WORK EXPERIENCE");

        Assert.Equal("WORK EXPERIENCE", paper.Read().Text);
    }

    [Fact]
    public void Letters_OfSmallCapitalsSpacedOut_StayWithTheirCapital()
    {
        using var paper = new Paper();
        paper.WriteSpacedOut(60, 700, 0.8, "W", 12).WriteSpacedOut(60 + 11.33 + 0.8, 700, 0.8, "ORK", 8.4);

        Assert.Equal("WORK", paper.Read().Text);
    }

    [Fact]
    public void Letters_SpacedOutBetweenKernedOnes_StayAWord()
    {
        using var paper = new Paper();
        paper.Write(60, 700, "AWA").WriteSpacedOut(60 + 22.78 + 1.9, 700, 1.9, "RDS");

        Assert.Equal("AWARDS", paper.Read().Text);
    }

    [Fact]
    public void Letters_PrintedTwiceToLookBold_AreReadOnce()
    {
        using var paper = new Paper();
        paper.Write(60, 700, "Foreman").Write(60.3, 700, "Foreman");

        Assert.Equal("Foreman", paper.Read().Text);
    }

    [Fact]
    public void Columns_SideBySide_AreReadOneAfterTheOther()
    {
        using var paper = new Paper();
        paper.Write(60, 780, "Marlo Quint", 22, bold: true)
            .Write(60, 755, "A line of contact that runs over the whole page, from one margin to the other one, as it does often")
            .Write(60, 720, 14, Left)
            .Write(250, 715, 15, Right);

        var document = paper.Read();

        Assert.Equal(
            ["Marlo Quint", "A line of contact that runs over the whole page, from one margin to the other one, as it does often", .. Left, .. Right],
            document.Text.Split('\n'));
        Assert.Equal([-1, -1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], document.Layout.Lines.Select(line => line.Column));
        Assert.Equal(2, document.Layout.Traits.Columns);
        Assert.Contains(document.Warnings, warning => warning.Code == "multiple_columns");
    }

    [Fact]
    public void Dates_AtTheRightMargin_StayOnTheirTitlesLines()
    {
        using var paper = new Paper();
        for (var i = 0; i < 6; i++)
            paper.Write(60, 760 - (i * 40), "Foreman, Harbour Works").WriteEnding(540, 760 - (i * 40), $"Mar {2010 + i} - Apr {2011 + i}").Write(60, 746 - (i * 40), "Led a crew of twelve");

        var document = paper.Read();
        var (title, layout) = (document.Text.Split('\n')[2], document.Layout.Lines[2]);

        Assert.Equal("Foreman, Harbour Works Mar 2011 - Apr 2012", title);
        Assert.Equal("Mar 2011 - Apr 2012", title[Assert.Single(layout.Breaks)..]);
        Assert.Equal(1, document.Layout.Traits.Columns);
        Assert.All(document.Layout.Lines, line => Assert.Equal(0, line.Column));
    }

    [Fact]
    public void Items_WithBulletsOfAllKinds_BeginAlike()
    {
        using var paper = new Paper();
        paper.Write(60, 700, "• Led a crew of twelve on two").Write(66, 686, "night shifts in the yard").Write(60, 672, "- Cut the accidents by a third").Write(60, 658, "Welder");

        var document = paper.Read();

        Assert.Equal(["• Led a crew of twelve on two", "night shifts in the yard", "• Cut the accidents by a third", "Welder"], document.Text.Split('\n'));
        Assert.Equal(
            [LineKind.ListItem, LineKind.ListItemContinued, LineKind.ListItem, LineKind.Body],
            document.Layout.Lines.Select(line => line.Kind));
    }

    [Fact]
    public void Words_CutAtALinesEnd_AreJoined()
    {
        using var paper = new Paper();
        paper.Write(60, 700, 14, "Responsible for the develop-", "ment of the full-", "time crew and the well-", "known bridge");

        Assert.Equal("Responsible for the development\nof the full-time\ncrew and the well-known\nbridge", paper.Read().Text);
    }

    [Theory]
    [InlineData("See linkedin.com/in/ada-", "example for more", "See linkedin.com/in/ada-example\nfor more")]
    [InlineData("Gives short-", "and long-term loans", "Gives short-\nand long-term loans")]
    [InlineData("Write to ada@work-", "place.example now", "Write to ada@work-place.example\nnow")]
    [InlineData("Led the develop-", "ment. Then rest", "Led the development.\nThen rest")]
    public void Hyphens_AtALinesEnd_StayWhereTheyBelongToTheWord(string first, string second, string text)
    {
        using var paper = new Paper();
        paper.Write(60, 700, 14, first, second);

        Assert.Equal(text, paper.Read().Text);
    }

    [Fact]
    public void Links_ShowTheirTargetAtTheirLine()
    {
        var page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[<</Type/Annot/Subtype/Link/Rect[60 480 200 512]/A<</S/URI/URI(https://ada.example/work)>>>>]>>";
        var read = Paper.Read(RawPdf.OnePage($"{RawPdf.Say("Marlo Quint")} BT /F 12 Tf 60 500 Td (My work) Tj ET").Add(3, page).Bytes());

        Assert.True(read.TryGet(out var document, out _));
        Assert.Equal("Marlo Quint\nMy work", document.Text);
        Assert.Equal([new LayoutLink(1, "https://ada.example/work")], document.Layout.Links);
    }

    [Theory]
    [InlineData(true, 3, 3, 1)]
    [InlineData(false, 3, 3, 1)]
    [InlineData(true, 1, 3, 0)]
    [InlineData(true, 3, 1, 0)]
    public void Tables_WithRuledCells_AreCounted(bool stroked, int rows, int columns, int tables)
    {
        var content = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (x, y) = (60 + (column * 150), 600 - (row * 30));
                content.Append(CultureInfo.InvariantCulture, $"BT /F 10 Tf {x + 5} {y + 10} Td (Cell {row} {column}) Tj ET ");
                content.Append(stroked
                    ? string.Create(CultureInfo.InvariantCulture, $"{x} {y} 150 30 re S ")
                    : string.Create(CultureInfo.InvariantCulture, $"{x} {y} 150 .5 re f {x} {y + 30} 150 .5 re f {x} {y} .5 30 re f {x + 150} {y} .5 30 re f "));
            }
        }

        Assert.True(Paper.Read(RawPdf.OnePage(content.ToString()).Bytes()).TryGet(out var document, out _));
        Assert.Equal(tables, document.Layout.Traits.Tables);
        Assert.Equal(tables > 0, document.Warnings.Any(warning => warning.Code == "tables"));
    }

    [Fact]
    public void Words_OfSigns_AreNotCounted()
    {
        using var paper = new Paper();
        paper.Write(60, 700, 14, "• Led a crew | twelve", "• Cut - and joined");

        Assert.Equal(7, paper.Read().WordCount);
    }

    [Fact]
    public void Fonts_ThatTheFileDoesNotHold_AreNotLookedForOnTheMachine()
    {
        const string descriptor = "/FontDescriptor<</Type/FontDescriptor/FontName/Nowhere/Flags 32/FontBBox[0 0 1000 1000]/Ascent 800/Descent -200/ItalicAngle 0/CapHeight 700/StemV 80>>";
        var widths = string.Join(' ', Enumerable.Repeat("500", 95));
        var file = RawPdf.OnePage($"{RawPdf.Say("Marlo Quint")} BT /A 12 Tf 60 500 Td (is a foreman) Tj ET BT /B 12 Tf 60 400 Td (of Lyr\\351 & Co) Tj ET")
            .Add(3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R/A<</Type/Font/Subtype/TrueType/BaseFont/ArialMT/Encoding/WinAnsiEncoding>>/B 6 0 R>>>>>>")
            .Add(6, $"<</Type/Font/Subtype/TrueType/BaseFont/Nowhere/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[{widths}]{descriptor}>>");

        Assert.True(Paper.Read(file.Bytes()).TryGet(out var document, out var refusal), refusal?.Detail);
        Assert.Equal("Marlo Quint\nis a foreman\nof Lyré & Co", document.Text);

        // The library lists the machine's fonts once in a process, when it looks for the first.
        var fonts = typeof(SystemFontFinder).GetField("AvailableFonts", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        Assert.False((bool)fonts.GetType().GetProperty("IsValueCreated")!.GetValue(fonts)!);
    }

    [Fact]
    public void Lines_OfAHeading_ShowSizeStyleAndGap()
    {
        using var paper = new Paper();
        paper.Write(60, 700, 14, "One line", "Another line").Write(60, 658, "Experience", 14, bold: true).Write(60, 644, "A third line");

        var heading = paper.Read().Layout.Lines[2];

        Assert.Equal((14, true, false, 2), (heading.FontSize, heading.Bold, heading.Italic, heading.GapAbove));
    }

    [Fact]
    public void Text_ThatNobodySees_IsKeptApart()
    {
        using var paper = new Paper();
        paper.Write(60, 700, 14, "Marlo Quint", "Foreman").Write(60, 600, "read me small", 1);
        paper.Page.SetTextAndFillColor(255, 255, 255);
        paper.Write(60, 500, "read me white").Write(900, 400, "read me outside");
        paper.Page.SetTextAndFillColor(20, 20, 60);
        paper.Page.DrawRectangle(new PdfPoint(50, 290), 200, 30, 1, fill: true);
        paper.Page.SetTextAndFillColor(255, 255, 255);
        paper.Write(60, 300, "White on blue");

        var document = paper.Read();

        Assert.Equal("Marlo Quint\nForeman\nWhite on blue", document.Text);
        Assert.Equal(
            [("read me small", HiddenReason.Tiny), ("read me white", HiddenReason.BackgroundColour), ("read me outside", HiddenReason.OffPage)],
            document.Layout.Hidden.Select(hidden => (hidden.Quote, hidden.Reason)));
        Assert.Contains(document.Warnings, warning => warning.Code == "hidden_text");
    }
}
