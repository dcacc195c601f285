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
        Assert.Equal(Severity.Praise, Judged.By(new CleanFileRule(), "Mara").Single().Severity);
        Assert.Empty(Judged.By(new CleanFileRule(), "Mara", new DocumentLayout { Traits = new() { Tables = 1 } }));
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
        Assert.Empty(Judged.By(new GlyphKindsRule(), "Experience\n• a\n- b\n• c"));
        Assert.Equal(1, Judged.By(new GlyphKindsRule(), "Experience\n• a\n- b\n* c").Single().Lost);
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
