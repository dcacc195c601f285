using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Where the page puts something else than the text does, and how people write the parts of an entry.</summary>
public sealed class LayoutsTests
{
    [Theory]
    [InlineData("Pleasanton, CA 94588 (555) 123-4567", "(555) 123-4567")]
    [InlineData("Tel. +353 1 555 0127", "+353 1 555 0127")]
    [InlineData("9 Quarry Row | 01865 496 0712", "01865 496 0712")]
    [InlineData("Mobile: +31 6 5550 0149", "+31 6 5550 0149")]
    [InlineData("+1 (503) 555-0142", "+1 (503) 555-0142")]
    [InlineData("10.1234/neurips.2023.1234", null)]
    [InlineData("2016 - 2018", null)]
    [InlineData("ORCID 0000-0002-1825-0097", null)]
    public void Phone_IsTheNumberAndNothingElse(string line, string? phone) => Assert.Equal(phone, Parse($"{Top}{line}\n").Resume.Basics!.Phone);

    [Theory]
    [InlineData("April 2020 -\nto date\nWorkshop Manager\nExample Works", "2020-04", null)]
    [InlineData("November 2014 -\nMarch 2020\nWorkshop Manager\nExample Works", "2014-11", "2020-03")]
    [InlineData("Workshop Manager, Example Works\nSept. '19 – to date", "2019-09", null)]
    [InlineData("Workshop Manager, Example Works (03/2018–present)", "2018-03", null)]
    [InlineData("Workshop Manager | Example Works | Summer 2017 – Autumn 2021", "2017-06", "2021-09")]
    [InlineData("Workshop Manager at Example Works, 2016 - 2018", "2016", "2018")]
    [InlineData("Example Works — Workshop Manager — since 2019", "2019", null)]
    [InlineData("Workshop Manager, Example Works\n01.2020 – heute", "2020-01", null)]
    [InlineData("Workshop Manager\nExample Works\nLeeds, UK\nNov 2014\n–\nMarch 2020", "2014-11", "2020-03")]
    [InlineData("Workshop Manager\nExample Works\nNov\n2014 –\nMarch\n2020", "2014-11", "2020-03")]
    [InlineData("Workshop Manager at Example Works from November 2014 until March 2020", "2014-11", "2020-03")]
    [InlineData("De novembre 2014 à mars 2020\nWorkshop Manager – Example Works, Lyon", "2014-11", "2020-03")]
    [InlineData("Seit Nov 2014: Workshop Manager bei Example Works, Berlin", "2014-11", null)]
    [InlineData("Enero 2018 – Actualidad\nExample Works, Madrid\nWorkshop Manager", "2018-01", null)]
    [InlineData("Workshop Manager, Example Works, 2019 – aujourd'hui", "2019", null)]
    public void Job_WhereverItsDatesStand_IsRead(string entry, string start, string? end)
    {
        var job = Assert.Single(Parse($"{Top}Experience\n{entry}\n• Kept 600 bicycles on the road\n").Resume.Work);
        Assert.Equal(("Workshop Manager", "Example Works", start, end), (job.Position, job.Name, job.StartDate, job.EndDate));
        Assert.Equal(["Kept 600 bicycles on the road"], job.Highlights);
    }

    [Fact]
    public void Job_DatesInAMarginBesideItsBullets_AreItsOwn()
    {
        const string Bullet = "• Kept 600 bicycles on the road June 2019 – May 2021";
        var parsed = Parse(
            $"{Top}Experience\nExample Works, Workshop Manager\n{Bullet}\n• Trained 12 apprentices 2 years\nSample Systems, Mechanic\n• Painted frames May 2016 – Aug 2018\n",
            ("• Kept", new LayoutLine { Page = 1, Breaks = [Bullet.IndexOf("June", StringComparison.Ordinal)] }),
            ("• Trained", new LayoutLine { Page = 1, Breaks = ["• Trained 12 apprentices ".Length] }),
            ("• Painted", new LayoutLine { Page = 1, Breaks = ["• Painted frames ".Length] }));

        Assert.Equal(
            [("Workshop Manager", "Example Works", "2019-06", "2021-05"), ("Mechanic", "Sample Systems", "2016-05", "2018-08")],
            parsed.Resume.Work.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)));
        Assert.Equal(["Kept 600 bicycles on the road", "Trained 12 apprentices"], parsed.Resume.Work[0].Highlights);
    }

    [Fact]
    public void Job_OpenDashBeforeAGap_Lasts()
    {
        var parsed = Parse($"{Top}Positions\nOct. 2019 – Senior Lecturer, Example University\n", ("Oct.", new LayoutLine { Page = 1, Breaks = ["Oct. 2019 – ".Length] }));

        Assert.Equal(("Senior Lecturer", "2019-10", null), parsed.Resume.Work.Select(job => (job.Position, job.StartDate, job.EndDate)).Single());
        Assert.True(parsed.Jobs[0].Dates!.Current);
    }

    [Fact]
    public void Job_DateBrokenInItsColumn_EndsInTheLineBelow()
    {
        var parsed = Parse($"{Top}Positions\nFeb. 2012 – Dec. Research Assistant, Example University\n2015\n", ("Feb.", new LayoutLine { Page = 1, Breaks = ["Feb. 2012 – Dec. ".Length] }));

        Assert.Equal(
            ("Research Assistant", "Example University", "2012-02", "2015-12"),
            parsed.Resume.Work.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)).Single());
    }

    [Fact]
    public void Job_AsTheFirstBulletBelowItsDate_IsRead()
    {
        var job = Assert.Single(Parse($"{Top}Experience\nMar 2021 - Present\n• Staff Engineer, Example Systems LLC\n• Led the migration of 14 services\n").Resume.Work);
        Assert.Equal(("Staff Engineer", "Example Systems LLC"), (job.Position, job.Name));
        Assert.Equal(["Led the migration of 14 services"], job.Highlights);
    }

    [Fact]
    public void Job_TownBehindTheCompany_IsItsPlace()
    {
        var job = Assert.Single(Parse($"{Top}Where I Have Cooked\nWork Experience\nSous Chef\nBrasserie Marchetaux, Lyon\nMar 2015 – Aug 2019\n• Led the fish station\n").Resume.Work);
        Assert.Equal(("Sous Chef", "Brasserie Marchetaux", "Lyon"), (job.Position, job.Name, job.Location));
    }

    [Theory]
    [InlineData("1. Example, A. and Sample, B. (2023). Rain after drought: what wakes first. Annals of Imagined\nEcology, 14, 201–219.\n2. Example, A. (2020). Counting what is rare. Journal of Unlikely Statistics, 8.")]
    [InlineData("• A. Example, B. Sample: “Rain after drought: what wakes first”, Annals of Imagined Ecology, 2023\n• A. Example: “Counting what is rare”, 2020")]
    [InlineData("July 2023 Rain after drought: what wakes first\n\nDec 2020 Counting what is rare")]
    public void Publications_AreToldByTheirTitles(string section) => Assert.Equal(
        ["Rain after drought: what wakes first", "Counting what is rare"], Parse($"{Top}Publications\n{section}\n").Resume.Publications.Select(publication => publication.Name));

    [Fact]
    public void Skills_BelowTheirGroupsName_AreInIt()
    {
        var skills = Parse($"{Top}Skills\nWeb Technologies\nAdvanced\nHTML5, JavaScript, PHP\nVersion Control\nGit, Docker\n").Resume.Skills;
        Assert.Equal([("Web Technologies", "HTML5 JavaScript PHP"), ("Version Control", "Git Docker")], skills.Select(skill => (skill.Name, string.Join(' ', skill.Keywords))));
    }

    [Fact]
    public void Languages_WithTheirFluencyBelow_AreLanguagesAlone()
    {
        var languages = Parse($"{Top}Languages\nEnglish\nNative Speaker\nisiXhosa\nIntermediate\n").Resume.Languages;
        Assert.Equal([("English", "Native Speaker"), ("isiXhosa", "Intermediate")], languages.Select(language => (language.Name, language.Fluency)));
    }

    [Fact]
    public void Certificates_OverSeveralLines_AreOneEach()
    {
        var certificates = Parse($"{Top}Certificates\nFirst Aid at Work\nExample Council\n2020\nBicycle Technician\nSample Academy\n2019\n").Resume.Certificates;
        Assert.Equal(
            [("First Aid at Work", "Example Council", "2020"), ("Bicycle Technician", "Sample Academy", "2019")],
            certificates.Select(certificate => (certificate.Name, certificate.Issuer, certificate.Date)));
    }

    [Theory]
    [InlineData("BSc in Computer Science, Example University, 2012 - 2016", "BSc", "Computer Science")]
    [InlineData("B.Com. in Marketing\nUniversity of Example\n2005–2008", "B.Com.", "Marketing")]
    [InlineData("Example University | PGCE in Secondary Physics | 2013 – 2014", "PGCE", "Secondary Physics")]
    public void Education_DegreeAndField_AreToldApart(string entry, string degree, string field)
    {
        var education = Assert.Single(Parse($"{Top}Education\n{entry}\n").Resume.Education);
        Assert.Equal((degree, field), (education.StudyType, education.Area));
        Assert.Contains("Example", education.Institution, StringComparison.Ordinal);
    }

    [Fact]
    public void Job_WithItsRangeOverTwoLines_HasTheCompanyBelow()
    {
        var job = Assert.Single(Parse($"{Top}Experience\nApril 2020 -\nto date\nWorkshop Manager\nSample Row\n• Kept 600 bicycles on the road\n").Resume.Work);
        Assert.Equal(("Workshop Manager", "Sample Row", "2020-04"), (job.Position, job.Name, job.StartDate));
    }

    [Theory]
    [InlineData("Ada Example – 2/3")]
    [InlineData("Page 2 of 3")]
    [InlineData("Ada Example")]
    public void PageHeader_BetweenSkills_IsNone(string header)
    {
        var parsed = Parse($"{Top}Skills\nSQL\n{header}\nForecasting\n", (header, new LayoutLine { Page = 2 }));
        Assert.Equal(["SQL", "Forecasting"], parsed.Resume.Skills.Select(skill => skill.Name));
        Assert.Equal("ada@example.com", parsed.Resume.Basics!.Email);
    }
}
