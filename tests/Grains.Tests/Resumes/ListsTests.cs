using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Certificates, awards and languages, in the ways that people list them.</summary>
public sealed class ListsTests
{
    [Theory]
    [InlineData("AWS - Solutions Architect Associate (2021)", "Solutions Architect Associate", "AWS", "2021")]
    [InlineData("Google: Data Analytics Professional Certificate (Jun 2022)", "Data Analytics Professional Certificate", "Google", "2022-06")]
    [InlineData("Example Board of Nursing – Registered Nurse – 2019", "Registered Nurse", "Example Board of Nursing", "2019")]
    [InlineData("• AWS Certified Solutions Architect – Associate, Amazon Web Services, 2021", "AWS Certified Solutions Architect – Associate", "Amazon Web Services", "2021")]
    [InlineData("PMP – Project Management Institute – 2018", "PMP", "Project Management Institute", "2018")]
    [InlineData("2021 Example Certified Developer, Amazon", "Example Certified Developer", "Amazon", "2021")]
    [InlineData("Registered Nurse (RN), State of Illinois, License #123456, exp. 05/2026", "Registered Nurse (RN)", "State of Illinois", null)]
    [InlineData("Life Support (ALS) - American Heart Association - Expires 2025", "Life Support (ALS)", "American Heart Association", null)]
    [InlineData("CPR/AED Certified through 2025", "CPR/AED Certified", null, null)]
    [InlineData("Example Certified Developer\nIssued by Amazon Web Services, March 2021\nCredential ID ABC-123", "Example Certified Developer", "Amazon Web Services", "2021-03")]
    [InlineData("Certified Example Accountant\nIssued Jan 2019 · No expiration date\nExample Board of Accountancy", "Certified Example Accountant", "Example Board of Accountancy", "2019-01")]
    public void Certificate_InAnyOrder_IsNameIssuerAndWhen(string entry, string name, string? issuer, string? date)
    {
        var certificate = Assert.Single(Parse($"{Top}Certifications\n{entry}\n").Resume.Certificates);
        Assert.Equal((name, issuer, date), (certificate.Name, certificate.Issuer, certificate.Date));
    }

    [Theory]
    [InlineData("Certifications: CPR (2021), First Aid (2020), Food Safety Level 2", "CPR;First Aid;Food Safety Level 2")]
    [InlineData("Certifications\nCISSP | CISM | CompTIA A+ | ITIL v4", "CISSP;CISM;CompTIA A+;ITIL v4")]
    [InlineData("Certifications\nProject Management (PMP), 2019 | Six Sigma Green Belt, 2017", "Project Management (PMP);Six Sigma Green Belt")]
    [InlineData("Certifications\n• CPR (2021), First Aid (2020),\nFork Lift (2019)\n• Notary Public, Example County", "CPR;First Aid;Fork Lift;Notary Public")]
    [InlineData("Certifications\n1. Example Certified Engineer (ECE)\n2. Sample Security+ (2020)", "Example Certified Engineer (ECE);Sample Security+")]
    [InlineData("Certifications\nFood Safety Level 2, Example Council", "Food Safety Level 2")]
    public void Certificates_OfOneLine_AreAllThere(string section, string names) =>
        Assert.Equal(names.Split(';'), Parse($"{Top}{section}\n").Resume.Certificates.Select(certificate => certificate.Name));

    [Fact]
    public void Award_NamedBehindItsAwarder_IsTheAward()
    {
        var award = Assert.Single(Parse($"{Top}Awards\nExample University – Dean's List – 2015\n").Resume.Awards);
        Assert.Equal(("Dean's List", "Example University", "2015"), (award.Title, award.Awarder, award.Date));
    }

    [Fact]
    public void Entries_SideBySide_AreToldApartByTheirLevelsAndDates()
    {
        string[] rows = ["Web Work|Data|Tools", "Advanced|Expert|Basic", "HTML, CSS|SQL, R|Git, Docker", "English|Spanish", "Native Speaker|Intermediate", "Lamp Work|Bus Work", "Amazon|Oracle", "2020|2019"];
        var layouts = rows.Select(row => (row.Replace('|', ' '), new LayoutLine { Page = 1, Breaks = [.. Enumerable.Range(0, row.Length).Where(at => row[at] == '|').Select(at => at + 1)] })).ToArray();
        var text = string.Join('\n', rows.Select(row => row.Replace('|', ' ')));
        var (skills, languages, certificates) = (text.IndexOf("Web", StringComparison.Ordinal), text.IndexOf("English", StringComparison.Ordinal), text.IndexOf("Lamp", StringComparison.Ordinal));
        var resume = Parse($"{Top}Skills\n{text[skills..languages]}\nLanguages\n{text[languages..certificates]}\nCertifications\n{text[certificates..]}\n", layouts).Resume;

        Assert.Equal([("Web Work", "HTML CSS"), ("Data", "SQL R"), ("Tools", "Git Docker")], resume.Skills.Select(skill => (skill.Name, string.Join(' ', skill.Keywords))));
        Assert.Equal([("English", "Native Speaker"), ("Spanish", "Intermediate")], resume.Languages.Select(language => (language.Name, language.Fluency)));
        Assert.Equal([("Lamp Work", "Amazon", "2020"), ("Bus Work", "Oracle", "2019")], resume.Certificates.Select(certificate => (certificate.Name, certificate.Issuer, certificate.Date)));
    }

    [Fact]
    public void Languages_OfTheEuropassGrid_AreReadWithTheirLevels()
    {
        var parsed = Parse(
            $"{Top}LANGUAGE SKILLS\nMother tongue(s): CZECH\nOther language(s):\nUNDERSTANDING SPEAKING WRITING\nENGLISH C1 C1 B2 B2 C1\nGERMAN B1 B1 A2 A2 A2\nLevels: A1 and A2: Basic user; B1 and B2: Independent user; C1 and C2: Proficient user\n");
        Assert.Equal(
            [("CZECH", "Mother tongue(s)"), ("ENGLISH", "C1 C1 B2 B2 C1"), ("GERMAN", "B1 B1 A2 A2 A2")],
            parsed.Resume.Languages.Select(language => (language.Name, language.Fluency)));
    }
}
