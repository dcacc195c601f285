using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Entries as most people write them, which the rules for rare ones must leave alone. A tab is a wide gap.</summary>
public sealed class OrdinaryEntriesTests
{
    [Theory]
    [InlineData("Driver, Example Logistics\nLeeds\n2019 – 2022", "Driver", "Example Logistics")]
    [InlineData("Driver, Example Logistics\n2019 – 2022, Leeds", "Driver", "Example Logistics")]
    [InlineData("Software Engineer\tStockholm\nSample Technologies\t2019 – 2022", "Software Engineer", "Sample Technologies")]
    [InlineData("Software Engineer, Samplify\nGreater Stockholm Area\n2019 – 2022", "Software Engineer", "Samplify")]
    [InlineData("Editor-in-Chief\nExample Gazette\n2019 – 2022", "Editor-in-Chief", "Example Gazette")]
    [InlineData("Senior Planner,\nExample Works\n2019 – 2022", "Senior Planner", "Example Works")]
    [InlineData("Software Engineer at eSample, 2019 – 2022", "Software Engineer", "eSample")]
    [InlineData("SOFTWARE ENGINEER AT SAMPLIFY, 2019 – 2022", "SOFTWARE ENGINEER", "SAMPLIFY")]
    [InlineData("KELLNER BEI BEISPIEL GMBH, 2019 – 2022", "KELLNER", "BEISPIEL GMBH")]
    [InlineData("Research Assistant at Department of Physics, Example University, 2019 – 2022", "Research Assistant", "Example University")]
    [InlineData("Crew Member, Trader Sample's, 2019 – 2022", "Crew Member", "Trader Sample's")]
    [InlineData("Project Engineer, Turner Construction, 2019 – 2022", "Project Engineer", "Turner Construction")]
    [InlineData("Solicitor, Slater and Sample, 2019 – 2022", "Solicitor", "Slater and Sample")]
    [InlineData("Ingenieur, Halbleiter Beispiel GmbH, 2019 – 2022", "Ingenieur", "Halbleiter Beispiel GmbH")]
    [InlineData("Sozialarbeiter, Jugendhilfe Beispiel, 2019 – 2022", "Sozialarbeiter", "Jugendhilfe Beispiel")]
    [InlineData("Sampleco, Leeds (2019 – 2022)", null, "Sampleco")]
    [InlineData("Brasserie Exemple, Lyon 2019–2022", null, "Brasserie Exemple")]
    [InlineData("Chef, Restaurant Chez Exemple, 2019 – 2022", "Chef", "Restaurant Chez Exemple")]
    [InlineData("Dean of Students, Example College, 2019 – 2022", "Dean of Students", "Example College")]
    [InlineData("Assistant, Sample Retail\nLeeds\n2019 – 2022", "Assistant", "Sample Retail")]
    [InlineData("Teacher at grades 3 to 5, Example School, 2019 – 2022", "Teacher at grades 3 to 5", "Example School")]
    [InlineData("Haushaltshilfe, Familie Muster, 2019 – 2022", "Haushaltshilfe", "Familie Muster")]
    [InlineData("Head of\nOperations\nSample Works\n2019 – 2022", "Head of Operations", "Sample Works")]
    [InlineData("Hospital Porters\nExample Hospital\n2019 – 2022", "Hospital Porters", "Example Hospital")]
    [InlineData("Porter, Example Hotel, 2019 – 2022", "Porter", "Example Hotel")]
    [InlineData("Tour Guide, Example Museum, 2019 – 2022", "Tour Guide", "Example Museum")]
    [InlineData("Prep Cook, Example Grill, 2019 – 2022", "Prep Cook", "Example Grill")]
    [InlineData("Delivery Drivers\nExample Works\n2019 – 2022", "Delivery Drivers", "Example Works")]
    [InlineData("Coordinator of Volunteer Drivers, Sampleline, 2019 – 2022", "Coordinator of Volunteer Drivers", "Sampleline")]
    public void Job_InUsualWords_IsTitleAndCompany(string entry, string? title, string? company)
    {
        var job = Assert.Single(Read($"Experience\n{entry}").Resume.Work);
        Assert.Equal((title, company, "2019", "2022"), (job.Position, job.Name, job.StartDate, job.EndDate));
    }

    [Fact]
    public void Prose_WithARange_IsNoJob()
    {
        var job = Assert.Single(Read("Experience\nDepot Manager, Sample Couriers, 2014 – 2020\nManaged the southern depot from 2016 to 2018. Reduced stock losses by a third.").Resume.Work);
        Assert.Equal(("Depot Manager", "2014", "2020"), (job.Position, job.StartDate, job.EndDate));
    }

    [Fact]
    public void OpenRange_AboveAnEarlierYear_StaysOpen() => Assert.Equal(
        [("Planner", "2019", null), ("Clerk", "2015", null)],
        Read("Experience\n2019 –\tPlanner, Sample Works\n2015\tClerk, Example Works").Resume.Work.Select(job => (job.Position, job.StartDate, job.EndDate)));

    [Theory]
    [InlineData("Sampleco, Leeds (2016 – 2018)", "Sampleco")]
    [InlineData("Exemple Beton (Lyon), 2016 – 2018", "Exemple Beton")]
    public void Company_AndItsTown_AreNoTitleAndCompany(string entry, string company) => Assert.Equal(
        [("Planner", "Sample Works"), (null, company)], Read($"Experience\nPlanner, Sample Works, 2018 – 2022\n{entry}").Resume.Work.Select(job => (job.Position, job.Name)));

    [Fact]
    public void DateInTheMargin_BelowAHeadingWithProse_IsOfItsJob() => Assert.Equal(
        [("Reporter", "2019", "2022"), ("Planner", "2015", "2018")],
        Read("Experience\nReporter, Sample Gazette, 2019–2022. Covered the courts of the whole county.\nPlanner, Sample Works\n• Planned the depot\t2015 – 2018").Resume.Work.Select(job => (job.Position, job.StartDate, job.EndDate)));

    [Fact]
    public void LongRowOfCells_IsOneCertificate() =>
        Assert.Single(Read($"Certifications\nRigging{string.Concat(Enumerable.Repeat("\tLevel 2019", 100))}").Resume.Certificates);

    [Fact]
    public void BulletsOfWork_WithADateInOne_AreNoJobs() =>
        Assert.Empty(Read("Experience\n• Led the planning of the depot\n• Rebuilt the depot, 2018 – 2022").Resume.Work);

    [Fact]
    public void Place_BelowItsHead_IsThePlace()
    {
        var job = Assert.Single(Read("Experience\nPeriod\tLocation\tPosition\tEmployer\n2019–2022\tBathside\tKiln Wrangler\tSample Nine").Resume.Work);
        Assert.Equal(("Kiln Wrangler", "Sample Nine", "Bathside"), (job.Position, job.Name, job.Location));
    }

    [Theory]
    [InlineData("Butler")]
    [InlineData("Dean")]
    [InlineData("Kaufmann")]
    public void Name_AfterATrade_IsTheName(string surname) =>
        Assert.Equal($"Ada {surname}", Parse($"Ada {surname}\nmail@example.com\n\nExperience\nPlanner, Sample Works, 2019 – 2022\n").Resume.Basics?.Name);

    [Theory]
    [InlineData("Rigging\nSample Board, 2019\nDiving\nExample Board, 2020", "Rigging", "Sample Board")]
    [InlineData("Printing from Idea to Product, Example Council, 2019\nDiving, Example Board, 2020", "Printing from Idea to Product", "Example Council")]
    public void Certificates_InUsualForm_AreNameIssuerAndDate(string section, string name, string issuer)
    {
        var certificates = Read($"Certifications\n{section}").Resume.Certificates;
        Assert.Equal([(name, issuer, "2019"), ("Diving", "Example Board", "2020")], certificates.Select(certificate => (certificate.Name, certificate.Issuer, certificate.Date)));
    }

    [Theory]
    [InlineData("BSc Computer Science,\nUniversity of Example, 2012", "BSc Computer Science", null, "University of Example")]
    [InlineData("Example High School, Springfield, 2004 – 2012", null, null, "Example High School")]
    [InlineData("Springfield\nExample High School\n2004 – 2012", null, null, "Example High School")]
    [InlineData("Bachelor of Science (Honours) in Physics, University of Example, 2012", "Bachelor of Science (Honours)", "Physics", "University of Example")]
    [InlineData("Master Sciences de la Vie, Université Exemple, 2012", "Master Sciences de la Vie", null, "Université Exemple")]
    [InlineData("Grado en Historia de la Música, Universidad de Ejemplo, 2012", "Grado en Historia de la Música", null, "Universidad de Ejemplo")]
    [InlineData("Primary Education, BEd, Example College, 2012", "BEd", null, "Example College")]
    [InlineData("Springfield\nBSc in Geology\nExample University\n2012", "BSc", "Geology", "Example University")]
    [InlineData("Bachelor of Arts in Philosophy, Politics and\nEconomics, Example College, 2012", "Bachelor of Arts", "Philosophy, Politics and Economics", "Example College")]
    [InlineData("Ausbildung zur\nFachkraft für\nKeramik\nBeispielschule\n2008 – 2012", "Ausbildung zur Fachkraft für Keramik", null, "Beispielschule")]
    [InlineData("Example College\nPainting and Decorating\n2010 – 2012", "Painting and Decorating", null, "Example College")]
    public void Education_InUsualWords_IsDegreeAndSchool(string entry, string? degree, string? field, string school)
    {
        var education = Assert.Single(Read($"Education\n{entry}").Resume.Education);
        Assert.Equal((degree, field, school), (education.StudyType, education.Area, education.Institution));
        Assert.StartsWith("2012", education.EndDate, StringComparison.Ordinal);
    }

    // Degree and school of each entry, "-" where it has none.
    [Theory]
    [InlineData("University of Sampleton\nBachelor of Arts in English\nCollege of San Exemplo\nAssociate of Arts", "Bachelor of Arts/University of Sampleton|Associate of Arts/College of San Exemplo")]
    [InlineData("College of San Exemplo\nAssociate of Arts\nUniversity of Sampleton\nBachelor of Arts in English", "Associate of Arts/College of San Exemplo|Bachelor of Arts/University of Sampleton")]
    [InlineData("Escuela de Arte\nTécnico Superior\nUniversidad de Ejemplo\nGrado en Bellas Artes", "Técnico Superior/Escuela de Arte|Grado en Bellas Artes/Universidad de Ejemplo")]
    [InlineData("Sample Institute of Technology\nMS in Cybersecurity\nSchool of the Art Institute of Exampleton\nBFA", "MS/Sample Institute of Technology|BFA/School of the Art Institute of Exampleton")]
    [InlineData("Sampleton College\nCollege of San Exemplo\nUniversity of Example", "-/Sampleton College|-/College of San Exemplo|-/University of Example")]
    [InlineData("University of Sampleton\nBA Economics\nInstitute of Chartered Samplers\nXCA", "BA Economics/University of Sampleton|-/Institute of Chartered Samplers")]
    [InlineData("Example University\nSchool of Engineering\nBS Computer Science", "BS Computer Science/Example University")]
    [InlineData("Example University\nCollege of Engineering\nBS Computer Science", "BS Computer Science/Example University")]
    public void Schools_WithoutDates_AreEntriesOfTheirOwn(string section, string studies) =>
        Assert.Equal(studies.Split('|'), Read($"Education\n{section}").Resume.Education.Select(education => $"{education.StudyType ?? "-"}/{education.Institution}"));

    [Theory]
    [InlineData("Barista, Sample Coffee, State College, PA\n2019 – 2022", "Sample Coffee", "State College, PA")]
    [InlineData("Sample Coffee, State College, PA\nBarista\n2019 – 2022", "Sample Coffee", "State College, PA")]
    [InlineData("Barista, Sample Coffee, North College Hill, OH\n2019 – 2022", "Sample Coffee", "North College Hill, OH")]
    public void Town_CalledAfterItsCollege_IsThePlace(string entry, string company, string place)
    {
        var job = Assert.Single(Read($"Experience\n{entry}").Resume.Work);
        Assert.Equal(("Barista", company, place), (job.Position, job.Name, job.Location));
    }

    [Theory]
    [InlineData("University Relations at Samplify, 2012 – 2015", "University Relations")]
    [InlineData("University Recruiting at Samplify, 2012 – 2015", "University Recruiting")]
    [InlineData("School Photography at Samplify, 2012 – 2015", "School Photography")]
    public void WorkWithSchools_AtACompany_IsTitleAndCompany(string entry, string title)
    {
        var job = Assert.Single(Read($"Experience\n{entry}").Resume.Work);
        Assert.Equal((title, "Samplify"), (job.Position, job.Name));
    }
}
