using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Titles, companies and schools that no list has, told by where they stand. A tab is a wide gap.</summary>
public sealed class WordsNobodyListsTests
{
    [Theory]
    [InlineData("Sampleline: Production Manager (2019 – 2022)", "Production Manager", "Sampleline")]
    [InlineData("2019 – 2022: Dispatcher / Sample Couriers / Bath", "Dispatcher", "Sample Couriers")]
    [InlineData("Addetta ai campioni presso Calzature Esempio, 2019 – 2022", "Addetta ai campioni", "Calzature Esempio")]
    [InlineData("Director, Global Supply Chain\nSample Foods\n2019 – 2022", "Director, Global Supply Chain", "Sample Foods")]
    [InlineData("Account Director (2019 – 2022)\nBright & Sample, an agency of 60 people in Leeds", "Account Director", "Bright & Sample")]
    [InlineData("Data Engineer, 2019 – 2022\nSample Rail (via Example Recruitment)", "Data Engineer", "Sample Rail")]
    [InlineData("Period\tEmployer\tPosition\n2019–2022\tSample Nine\tKiln Wrangler", "Kiln Wrangler", "Sample Nine")]
    [InlineData("2019 –\tCommissioning Lead, Sample Turbines, Leeds\n2022\tWorked across the whole site with a team that changed with each contract.", "Commissioning Lead", "Sample Turbines")]
    [InlineData("Commissioning Lead\t2019 –\nSample Turbines\t2022", "Commissioning Lead", "Sample Turbines")]
    [InlineData("Reporter, Sample Gazette, 2019–2022. Covered the courts and the council of the county.", "Reporter", "Sample Gazette")]
    [InlineData("Career break (parental leave), 2019 – 2022", "Career break (parental leave)", null)]
    public void Job_WithWordsNobodyLists_IsTitleAndCompany(string entry, string title, string? company)
    {
        var job = Assert.Single(Read($"Experience\n{entry}").Resume.Work);
        Assert.Equal((title, company, "2019", "2022"), (job.Position, job.Name, job.StartDate, job.EndDate));
    }

    [Theory]
    [InlineData("Visual Wrangler, Lumenexample (2019–2022)", "Visual Wrangler", "Lumenexample")]
    [InlineData("Wrangler in Residence, J. Sample & Sons, 2019–2022", "Wrangler in Residence", "J. Sample & Sons")]
    public void Job_BelowOneWithItsTitleFirst_HasItFirstToo(string entry, string title, string? company) => Assert.Equal(
        [("Planner", "Sample Works"), (title, company)], Read($"Experience\nPlanner, Sample Works, 2022–2024\n{entry}").Resume.Work.Select(job => (job.Position, job.Name)));

    [Fact]
    public void Jobs_AsBulletsOfOneList_AreJobs() => Assert.Equal(
        [("Production Manager", "Sample Nine"), ("Planner", "Example Tiles")],
        Read("Experience\n• Production Manager, Sample Nine, 2018 – 2022\n• Planner, Example Tiles, 2014 – 2018").Resume.Work.Select(job => (job.Position, job.Name)));

    [Fact]
    public void Mark_AloneOnItsLine_IsTheMarkOfTheDegreeAboveIt() => Assert.Equal(
        [("MSc Data Science", "Example University", "Distinction"), ("PhD Statistics", "Sample University", null)],
        Read("Education\nMSc Data Science\nExample University\n2015 – 2016\nDistinction\nPhD Statistics\nSample University\n2016 – 2020").Resume.Education.Select(study => (study.StudyType!, study.Institution!, study.Score)));

    [Fact]
    public void Achievements_OfAJob_EndNotItsSection() => Assert.Equal(
        ["Store Manager", "Sales Associate"],
        Read("Experience\nStore Manager, Sample Outfitters, 2016 – 2020\n• Led 14 staff\nKey achievements:\n• Store of the year\nSales Associate, Sample Outfitters, 2013 – 2016\n• Sold shoes").Resume.Work.Select(job => job.Position));

    [Theory]
    [InlineData("Sample Maritime\tTraverse Bay, MI\nB.S. in Navigation\tMay 2012", "B.S.", "Navigation", "Sample Maritime")]
    [InlineData("Computer Engineering\nUniversity of Example\n2008 – 2012", null, "Computer Engineering", "University of Example")]
    [InlineData("BSc in Geology from the University of Example, 2012", "BSc", "Geology", "University of Example")]
    [InlineData("BSc in Geology (University of Example, 2012)", "BSc", "Geology", "University of Example")]
    [InlineData("University of Example: BSc in Geology, 2012", "BSc", "Geology", "University of Example")]
    [InlineData("Bachelor of Arts in Philosophy, Politics and Economics, Example College, 2012", "Bachelor of Arts", "Philosophy, Politics and Economics", "Example College")]
    [InlineData("2008 – 2012\tDipl.-Ing. Maschinenbau\n\tTU Beispielstadt, Note: 1,9", "Dipl.-Ing. Maschinenbau", null, "TU Beispielstadt")]
    [InlineData("Full-Stack Web Development Bootcamp, Codesample, 2012", "Full-Stack Web Development Bootcamp", null, "Codesample")]
    [InlineData("Ausbildung zur\nWinzerin\nWeingut Muster-Lind\n2008 – 2012", "Ausbildung zur Winzerin", null, "Weingut Muster-Lind")]
    [InlineData("Degree\tInstitution\tYear\tScore\nB.Tech (Computing)\tSample Institute\t2012\t8.4 CGPA", "B.Tech (Computing)", null, "Sample Institute")]
    [InlineData("Course\tSchool / College\tBoard / University\tYear\nClass XII\tExample Meadow School\tCBSE\t2012", "Class XII", null, "Example Meadow School")]
    [InlineData("BSc (Honours) Chemistry, Example College, 2012", "BSc (Honours) Chemistry", null, "Example College")]
    [InlineData("LLB, Faculty of Law, University of Example, 2012", "LLB", null, "University of Example")]
    [InlineData("HNC Welding, Example Institute of Technology (Upper Marden), 2012", "HNC Welding", null, "Example Institute of Technology (Upper Marden)")]
    [InlineData("2008 –\tHNC Welding\n2012\tExample College", "HNC Welding", null, "Example College")]
    public void Education_WithWordsNobodyLists_IsDegreeAndSchool(string entry, string? degree, string? field, string school)
    {
        var education = Assert.Single(Read($"Education\n{entry}").Resume.Education);
        Assert.Equal((degree, field, school), (education.StudyType, education.Area, education.Institution));
        Assert.StartsWith("2012", education.EndDate, StringComparison.Ordinal);
    }

    [Fact]
    public void Degrees_BelowOneSchool_AreTakenThere() => Assert.Equal(
        [("M.S. Robotics", "Example University"), ("B.S. Mechanics", "Example University"), ("High School Diploma", null)],
        Read("Education\nExample University\nM.S. Robotics\t2019 – 2021\nB.S. Mechanics\t2015 – 2019\nHigh School Diploma\t2015").Resume.Education.Select(study => (study.StudyType, study.Institution)));

    [Theory]
    [InlineData("Certificate\tIssuer\tYear\nWorking at Height\tSample Training\t2019\nRigging\tSample Safety Board\t2017", "Sample Training")]
    [InlineData("2019\tWorking at Height, Sample Training\n2017\tRigging, Sample Safety Board", "Sample Training")]
    [InlineData("Working at Height\nSample House\nIssued 2019\nRigging\nSample Works\nIssued 2017", "Sample House")]
    [InlineData("Working at Height by Sample Training, 2019\nRigging by Sample Safety Board, 2017", "Sample Training")]
    public void Certificates_HoweverWritten_AreNameAndIssuer(string section, string issuer)
    {
        var certificates = Read($"Certifications\n{section}").Resume.Certificates;
        Assert.Equal([("Working at Height", "2019"), ("Rigging", "2017")], certificates.Select(certificate => (certificate.Name, certificate.Date)));
        Assert.Equal(issuer, certificates[0].Issuer);
    }
}
