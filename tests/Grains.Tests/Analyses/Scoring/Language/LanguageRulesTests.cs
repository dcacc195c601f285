using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Language;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Language;

public sealed class LanguageRulesTests
{
    [Theory]
    [InlineData("I led a team", 1)]
    [InlineData("where I led a team", 1)]
    [InlineData("I'm a planner", 1)]
    [InlineData("My team and our plans", 2)]
    [InlineData("told us of me", 2)]
    [InlineData("Software Engineer I at Nordlys", 0)]
    [InlineData("Phase I trials", 0)]
    [InlineData("phase I trials", 0)]
    [InlineData("I. Introduction", 0)]
    [InlineData("I) planning", 0)]
    [InlineData("Worked in the US and for US customers", 0)]
    [InlineData("MySQL, I/O, me@fjordmail.no, about.me/mara", 0)]
    [InlineData("Wrote “What I know of us”, a column", 0)]
    [InlineData("Wrote \"our town\", a column", 0)]
    [InlineData("Iterated weekly", 0)]
    public void Pronouns_AreToldFromNumeralsAndQuotes(string line, int lost) =>
        Assert.Equal(lost, Judged.By(new PronounsRule(), "Mara\n" + line).Sum(f => f.Lost));

    [Fact]
    public void Pronouns_InReferencesAreOthers() => Assert.Empty(Judged.By(new PronounsRule(), "References\nI have never met a better planner"));

    [Theory]
    [InlineData("Planned routes", 0, 0)]
    [InlineData("A team player", 1, 0)]
    [InlineData("A team-player and self starter", 1, 1)]
    [InlineData("Team player, team player", 1, 0)]
    [InlineData("Dynamic programming and motivation", 0, 0)]
    public void Buzzwords_OneIsForgiven(string line, int findings, int lost)
    {
        var found = Judged.By(new BuzzwordsRule(), line);

        Assert.Equal((findings, lost), (found.Count, found.Sum(f => f.Lost)));
    }

    [Theory]
    [InlineData("PLANNED ALL ROUTES OF THE WESTERN REGION", 1)]
    [InlineData("PLANNED ALL ROUTES IN THE WEST", 0)]
    [InlineData("PLANNED ALL ROUTES OF THE WESTERN REGIOn", 0)]
    [InlineData("+47 22 86 40 00 | 0001 OSLO | 1234567890", 0)]
    public void Capitals_MoreThanThirtyCharactersCost(string line, int lost) =>
        Assert.Equal(lost, Judged.By(new CapitalsRule(), "a\nb\nc\n" + line).Sum(f => f.Lost));

    [Fact]
    public void Capitals_OfAHeadingAreFine()
    {
        const string Text = "a\nb\nc\nPROFESSIONAL EXPERIENCE AND OTHER WORK";
        var layout = new DocumentLayout { Lines = [new(), new(), new(), new() { Kind = LineKind.Heading }] };

        Assert.Empty(Judged.By(new CapitalsRule(), Text, layout));
    }

    [Theory]
    [InlineData("Lorem ipsum dolor", 3)]
    [InlineData("[Company Name]", 3)]
    [InlineData("<Your Name>", 3)]
    [InlineData("Company Name", 3)]
    [InlineData("May 20XX", 3)]
    [InlineData("XX/20XX", 3)]
    [InlineData("your name here", 3)]
    [InlineData("xxx@fjordmail.no", 3)]
    [InlineData("(XXX) XXX-XXXX", 3)]
    [InlineData("TBD", 3)]
    [InlineData("Planned [1] routes", 0)]
    [InlineData("Company name changed in 2019", 0)]
    [InlineData("Built a to-do list", 0)]
    [InlineData("Super Bowl XX", 0)]
    [InlineData("Size XXL", 0)]
    public void Placeholders_OfTemplatesCost(string line, int lost)
    {
        var found = Judged.By(new PlaceholdersRule(), "Mara\n" + line);

        Assert.Equal(lost, found.Sum(f => f.Lost));
        Assert.All(found, f => Assert.Equal(Severity.Critical, f.Severity));
    }

    [Theory]
    [InlineData("I recieve mail", 1)]
    [InlineData("Managment of the the depot", 2)]
    [InlineData("Receive mail that that man sent", 0)]
    [InlineData("mara@recieve.no", 0)]
    public void Typos_OnlyWhatIsNoWord(string line, int lost) =>
        Assert.Equal(lost, Judged.By(new TyposRule(), line).Sum(f => f.Lost));
}
