using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Whose job it was: companies above their roles, and those who had none.</summary>
public sealed class JobsTests
{
    [Theory]
    [InlineData("Freelance Web Developer | 2012 – 2014")]
    [InlineData("Self-employed Carpenter, 2012 – 2014")]
    [InlineData("Web Developer | 2012 – 2014")]
    public void Job_WithoutACompany_HasNotTheOneBefore(string entry) => Assert.Equal(
        [("Engineer", "Example Works"), (entry.Split([" |", ","], StringSplitOptions.None)[0], null)],
        Jobs($"Engineer, Example Works, 2015 – 2020\n• Built 3 things\n{entry}\n• Built sites").Select(job => (job.Title, job.Company)));

    [Theory]
    [InlineData("Example Works\nSenior Engineer, 2018 – 2021\n• Led 4 people\nEngineer, 2015 – 2018\n• Built 3 things")]
    [InlineData("Example Works | 2015 – 2021\nSenior Engineer | 2018 – 2021\n• Led 4 people\nEngineer | 2015 – 2018\n• Built 3 things")]
    [InlineData("Example Works\n6 years 2 months\nSenior Engineer\nJanuary 2018 - March 2021 (3 years 3 months)\nLeeds, United Kingdom\n• Led 4 people\nEngineer\nJanuary 2015 - January 2018 (3 years)\nLeeds, United Kingdom\n• Built 3 things")]
    [InlineData("Example Works, Leeds\n2015 – 2021\n\nSenior Engineer (2018 – 2021)\n• Led 4 people\n\nEngineer (2015 – 2018)\n• Built 3 things")]
    public void Jobs_BelowOneCompany_AreAllThere(string section) => Assert.Equal(
        [("Senior Engineer", "Example Works", "2018", "2021"), ("Engineer", "Example Works", "2015", "2018")],
        Jobs(section).Select(job => (job.Title, job.Company, job.Start?[..4], job.End?[..4])));

    [Theory]
    [InlineData("Engineer · Full-time\nExample Works\nJan 2019 - Mar 2021 · 2 yrs 3 mos\nLeeds, United Kingdom")]
    [InlineData("Engineer\nExample Works · Full-time\nJan 2019 - Mar 2021 · 2 yrs 3 mos")]
    [InlineData("Jan 2019 – Mar 2021 (2 years 3 months)\nEngineer\nExample Works")]
    [InlineData("Engineer, Jan 2019 – Mar 2021\nExample Works\nPart-time")]
    [InlineData("01.01.2019 – 31.03.2021 Engineer, Example Works")]
    [InlineData("Example Works | Engineer | 01/19 – 03/21")]
    public void Job_WithItsLengthAndKind_IsTitleAndCompanyAlone(string entry)
    {
        var job = Assert.Single(Jobs($"{entry}\n• Built 3 things"));
        Assert.Equal(("Engineer", "Example Works", "2019-01", "2021-03"), (job.Title, job.Company, job.Start?[..7], job.End?[..7]));
    }

    [Theory]
    [InlineData("Dates: 01/2018 – 12/2020\nOccupation or position held: Project manager\nName and address of employer: Example Works s.r.o., Praha, Czech Republic\nMain activities and responsibilities: Managed 5 projects")]
    [InlineData("Position: Project manager\nCompany: Example Works s.r.o.\nDuration: January 2018 – December 2020\nLocation: Praha, Czech Republic\nResponsibilities:\n• Managed 5 projects")]
    [InlineData("Employer: Example Works s.r.o.\nTitle: Project manager\nFrom: January 2018\nTo: December 2020\n• Managed 5 projects")]
    [InlineData("Zeitraum: 01/2018 – 12/2020\nArbeitgeber: Example Works s.r.o.\nPosition: Project manager\nAufgaben: Managed 5 projects")]
    [InlineData("Project manager / Example Works s.r.o. / 01/2018 – 12/2020\n• Managed 5 projects")]
    [InlineData("01/2018 – 12/2020 : Project manager chez Example Works s.r.o. (Lyon)\n• Managed 5 projects")]
    public void Job_WithLabels_IsWhatTheySay(string entry)
    {
        var job = Assert.Single(Parse($"{Top}Experience\n{entry}\n").Resume.Work);
        Assert.Equal(("Project manager", "Example Works s.r.o.", "2018-01", "2020-12"), (job.Position, job.Name, job.StartDate, job.EndDate));
        Assert.Equal("Managed 5 projects", job.Summary ?? job.Highlights.Single());
    }

    [Theory]
    [InlineData("Engineering Manager, Platform\nExample Works, Inc. — Remote\n2019 – 2021", "Engineering Manager, Platform", "Example Works, Inc.")]
    [InlineData("Example Works\nLeeds, United Kingdom\nSenior Engineer, Payments Team\nJan 2019 - Mar 2021", "Senior Engineer, Payments Team", "Example Works")]
    [InlineData("Data Analyst\nExample State University — Computer Service Desk\n2019 – 2021", "Data Analyst", "Example State University — Computer Service Desk")]
    [InlineData("Konstrukteur, Beispiel Maschinenbau GmbH, Stuttgart, 2019 – 2021", "Konstrukteur", "Beispiel Maschinenbau GmbH")]
    [InlineData("2019 – 2021\nEjemplo S.L., Madrid\nDesarrolladora de software", "Desarrolladora de software", "Ejemplo S.L.")]
    public void Job_WithItsTeamOrTown_IsTitleAndCompany(string entry, string title, string company)
    {
        var job = Assert.Single(Jobs($"{entry}\n• Built 3 things"));
        Assert.Equal((title, company), (job.Title, job.Company));
    }

    [Fact]
    public void Bullet_AboveACompanysAddress_EndsThere() => Assert.Equal(
        ["Wrote a system of accounts that 40 shops of the county use every day"],
        Assert.Single(Parse($"{Top}Experience\nEngineer, Example Works, 2015 – 2020\n• Wrote a system of accounts that 40 shops of the county use every day\nhttps://works.example/\n").Resume.Work).Highlights);

    [Fact]
    public void Jobs_OfAConsultant_AreOneAClient() => Assert.Equal(
        [("Consultant", "Example Bank"), ("Consultant", "Sample Insurance"), ("Architect", "Imagined Rail Ltd")],
        Jobs("Consultant, Example Bank, 2021 – 2022\n• Moved 3 systems\n\nConsultant, Sample Insurance, 2019 – 2021\n• Wrote 2 audits\n\nArchitect, Imagined Rail Ltd, 2017 – 2019\n• Drew 9 plans")
            .Select(job => (job.Title, job.Company)));

    [Fact]
    public void Jobs_OfALinkedInExport_AreReadWithTheSidebarBeforeTheName()
    {
        var parsed = Parse(
            """
            Contact
            5551234567 (Mobile)
            ruth@example.com
            www.linkedin.com/in/ruth-example (LinkedIn)

            Top Skills
            Forecasting
            SQL

            Certifications
            Certified Scrum Master

            Ruth Example
            Head of Planning at Example Rail
            Leeds, England, United Kingdom

            Experience

            Example Rail
            6 years 2 months

            Head of Planning
            March 2021 - Present (3 years 1 month)
            Leeds, England, United Kingdom

            Leads a team of 14 planners.

            Planner
            February 2018 - March 2021 (3 years 2 months)

            Education
            University of Example
            Bachelor of Science - BS, Mathematics · (2011 - 2014)
            """);
        Assert.Equal(("Ruth Example", "Leeds", "GB"), (parsed.Resume.Basics!.Name, parsed.Resume.Basics.Location?.City, parsed.Resume.Basics.Location?.CountryCode));
        Assert.Equal(["Certified Scrum Master"], parsed.Resume.Certificates.Select(certificate => certificate.Name));
        Assert.Equal(
            [("Head of Planning", "Example Rail", "2021-03", null), ("Planner", "Example Rail", "2018-02", "2021-03")],
            parsed.Resume.Work.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)));
    }

    [Fact]
    public void Jobs_OfAEuropass_AreReadBelowTheirDates()
    {
        var jobs = Parse(
            "Europass Curriculum Vitae\n\nPERSONAL INFORMATION\nJana Vzorová\n12 Dlouhá, 110 00 Praha, Czech Republic\n+420 601 123 456\n\nWORK EXPERIENCE\n\n01/03/2019 – Present\nProject Manager\n"
            + "Ukázka s.r.o., Praha (Czech Republic)\n• Manage 5 projects\n\n15/06/2015 – 28/02/2019\nProject Assistant\nPříklad a.s., Brno (Czech Republic)\n• Planned 40 meetings\n").Resume.Work;
        Assert.Equal(
            [("Project Manager", "Ukázka s.r.o.", "2019-03-01", null), ("Project Assistant", "Příklad a.s.", "2015-06-15", "2019-02-28")],
            jobs.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate)));
    }

    [Fact]
    public void Jobs_OfAnAcademic_AreAtTheUniversity() => Assert.Equal(
        [("Assistant Professor", "Example University"), ("Postdoctoral Fellow", "Sample Institute")],
        Jobs("2019–present   Assistant Professor, Department of Chemistry, Example University\n2016–2019      Postdoctoral Fellow, Sample Institute").Select(job => (job.Title, job.Company)));

    [Fact]
    public void Bullets_OfANumberedList_AreBullets()
    {
        var parsed = Parse(
            $"{Top}Experience\nEngineer, Example Works, 2015 – 2020\n1. Built 3 things\n2. Led 4 people\n10) Wrote 5 papers\n",
            [.. new[] { "1.", "2.", "10)" }.Select(number => (number, new LayoutLine { Page = 1, Kind = LineKind.ListItem }))]);
        Assert.Equal(["Built 3 things", "Led 4 people", "Wrote 5 papers"], Assert.Single(parsed.Resume.Work).Highlights);
        Assert.Single(parsed.Bullets.Select(bullet => bullet.Glyph).Distinct());
    }

    private static IEnumerable<(string? Title, string? Company, string? Start, string? End)> Jobs(string section) =>
        Parse($"{Top}Experience\n{section}\n").Resume.Work.Select(job => (job.Position, job.Name, job.StartDate, job.EndDate));
}
