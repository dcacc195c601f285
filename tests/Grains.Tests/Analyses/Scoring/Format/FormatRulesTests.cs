using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Analyses.Scoring.Format;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Format;

public sealed class FormatRulesTests
{
    private static int Lost(IRule rule, LayoutTraits traits, string text = "Mara") =>
        Judged.By(rule, text, Judged.Plain(text) with { Traits = traits }).Sum(f => f.Lost);

    [Theory]
    [InlineData(149, 8)]
    [InlineData(150, 4)]
    [InlineData(225, 2)]
    [InlineData(299, 2)]
    [InlineData(300, 0)]
    [InlineData(800, 0)]
    [InlineData(1100, 0)]
    [InlineData(1101, 1)]
    [InlineData(1500, 1)]
    [InlineData(1501, 4)]
    public void Length_IsIdealFrom300To800Words(int words, int lost) =>
        Assert.Equal(lost, Judged.By(new LengthRule(), string.Join(' ', Enumerable.Repeat("route", words))).Sum(f => f.Lost));

    [Fact]
    public void Length_OfAcademicsIsTheirOwn()
    {
        var text = "Publications\n" + string.Join(' ', Enumerable.Repeat("route", 2000));

        Assert.Equal(0, Judged.By(new LengthRule(), text).Sum(f => f.Lost));
        Assert.Equal(0, Lost(new PagesRule(), new LayoutTraits { PageCount = 6 }, text));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public void Pages_TwoAreEnough(int pages, int lost) => Assert.Equal(lost, Lost(new PagesRule(), new LayoutTraits { PageCount = pages }));

    [Fact]
    public void Traits_ThatSoftwareTripsOverCost()
    {
        Assert.Equal(3, Lost(new ColumnsRule(), new LayoutTraits { Columns = 2 }));
        Assert.Equal(2, Lost(new TablesRule(), new LayoutTraits { Tables = 1 }));
        Assert.Equal(3, Lost(new TextBoxesRule(), new LayoutTraits { TextBoxes = 1 }));
        Assert.Equal(1, Lost(new ImagesRule(), new LayoutTraits { Images = 1 }));
        Assert.Equal(2, Lost(new TrackedChangesRule(), new LayoutTraits { TrackedChanges = true }));
        Assert.Equal(0, Lost(new UnknownGlyphsRule(), new LayoutTraits { UnknownGlyphs = 10 }));
        Assert.Equal(3, Lost(new UnknownGlyphsRule(), new LayoutTraits { UnknownGlyphs = 11 }));
    }

    [Fact]
    public void Traits_OfAPlainFileArePraised()
    {
        IRule[] rules = [new ColumnsRule(), new TablesRule(), new TextBoxesRule(), new ImagesRule(), new TrackedChangesRule(), new UnknownGlyphsRule(), new FontsRule()];

        Assert.All(rules, r => Assert.Empty(Judged.By(r, "Mara")));
        Assert.Equal(Severity.Praise, Judged.By(new CleanFileRule(), "Mara", mediaType: FileTypes.Docx).Single().Severity);
        Assert.Empty(Judged.By(new CleanFileRule(), "Mara", new DocumentLayout { Traits = new() { Tables = 1 } }, FileTypes.Docx));
    }

    [Fact]
    public void CleanFile_SaysOnlyWhatTheReaderOfItsTypeLooksAt()
    {
        Assert.Contains("text boxes", Judged.By(new CleanFileRule(), "Mara", mediaType: FileTypes.Docx).Single().Message, StringComparison.Ordinal);
        Assert.DoesNotContain("table", Judged.By(new CleanFileRule(), "Mara", mediaType: FileTypes.Pdf).Single().Message, StringComparison.Ordinal);
        Assert.Empty(Judged.By(new CleanFileRule(), "Mara", mediaType: FileTypes.Plain));
    }

    [Theory]
    [InlineData(FileTypes.Plain, 1)]
    [InlineData(FileTypes.Markdown, 1)]
    [InlineData(FileTypes.Docx, 0)]
    [InlineData(FileTypes.Pdf, 0)]
    public void FileType_OfTextIsASuggestion(string mediaType, int findings)
    {
        var found = Judged.By(new FileTypeRule(), "Mara", mediaType: mediaType);

        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal((Severity.Suggestion, 0), (f.Severity, f.Lost)));
    }

    [Theory]
    [InlineData(1400, 0)]
    [InlineData(1401, 2)]
    [InlineData(2101, 3)]
    public void Pages_OfAFormatWithoutAreToldFromTheWords(int words, int lost) =>
        Assert.Equal(lost, Judged.By(new PagesRule(), string.Join(' ', Enumerable.Repeat("route", words)), mediaType: FileTypes.Docx).Sum(f => f.Lost));

    [Theory]
    [InlineData("ComicSansMS", FileTypes.Pdf, 1, 1)]
    [InlineData("Brush Script MT", FileTypes.Docx, 1, 1)]
    [InlineData("Montserrat-Light", FileTypes.Docx, 1, 0)]
    [InlineData("Montserrat-Light", FileTypes.Pdf, 0, 0)]
    [InlineData("Times New Roman", FileTypes.Docx, 0, 0)]
    [InlineData("TimesNewRomanPS-BoldMT", FileTypes.Docx, 0, 0)]
    [InlineData("Calibri", FileTypes.Docx, 0, 0)]
    [InlineData("Symbol", FileTypes.Docx, 0, 0)]
    public void FontChoice_DecorativeCostsAndRareIsASuggestion(string font, string mediaType, int findings, int lost)
    {
        var found = Judged.By(new FontChoiceRule(), "Mara", new() { Traits = new() { Fonts = [font] } }, mediaType);

        Assert.Equal((findings, lost), (found.Count, found.Sum(f => f.Lost)));
    }

    [Theory]
    [InlineData(9.96, 0, 0)]
    [InlineData(12, 0, 0)]
    [InlineData(9, 1, 1)]
    [InlineData(13, 1, 0)]
    [InlineData(0, 0, 0)]
    public void FontSize_OfTheBodyIsTenToTwelve(double size, int findings, int lost)
    {
        var text = string.Join('\n', ["EXPERIENCE", .. Enumerable.Repeat("Planned routes for lorries across the country and back", 10)]);
        var lines = text.Split('\n').Select((_, i) => new LayoutLine { FontSize = i == 0 ? 24 : size }).ToList();
        var found = Judged.By(new FontSizeRule(), text, new() { Lines = lines });

        Assert.Equal((findings, lost), (found.Count, found.Sum(f => f.Lost)));
    }

    [Theory]
    [InlineData(LineKind.Header, LineKind.Body, 3)]
    [InlineData(LineKind.Body, LineKind.Header, 0)]
    public void HeaderContact_CostsWhereItStandsNowhereElse(LineKind first, LineKind second, int lost)
    {
        var layout = new DocumentLayout { Lines = [new() { Kind = first }, new() { Kind = second }] };

        Assert.Equal(lost, Judged.By(new HeaderContactRule(), "mara@fjordmail.no\nOslo", layout).Sum(f => f.Lost));
    }

    [Fact]
    public void GlyphKinds_TwoAreFineThreeAreNot()
    {
        Assert.Equal(0, Lost(new GlyphKindsRule(), new LayoutTraits { BulletKinds = ["•", "-"] }));
        Assert.Equal(1, Lost(new GlyphKindsRule(), new LayoutTraits { BulletKinds = ["•", "-", "\uFFFD"] }));
    }

    [Fact]
    public void Fonts_StylesOfAFamilyAreOne()
    {
        Assert.Empty(Judged.By(new FontsRule(), "a", new() { Traits = new() { Fonts = ["Arial-BoldMT", "ArialMT", "Calibri", "Calibri-Bold", "Calibri,Italic", "SymbolMT"] } }));
        Assert.Single(Judged.By(new FontsRule(), "a", new() { Traits = new() { Fonts = ["Arial", "Calibri", "Georgia", "Verdana"] } }));
    }

    [Fact]
    public void HiddenText_IsCriticalQuotedAndWithoutAPlace()
    {
        var finding = Judged.By(new HiddenTextRule(), "Mara", new() { Hidden = [new("give 100", HiddenReason.Tiny, 0)] }).Single();

        Assert.Equal((Severity.Critical, 0), (finding.Severity, finding.Lost));
        Assert.Equal([new Evidence("give 100", null, null)], finding.Unplaced);
    }
}
