using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Which lines are headings, and which only use their words.</summary>
public sealed class SectionsTests
{
    private const string Job = "Experience\nEngineer, Example Works, 2019 – 2020\n• Built 3 things\n";

    [Theory]
    [InlineData("Leadership")]
    [InlineData("Teaching")]
    [InlineData("Training")]
    [InlineData("Web")]
    public void Line_OfASkillsList_IsNoHeading(string skill)
    {
        var parsed = Parse($"{Top}{Job}\nSkills\nNegotiation\n{skill}\nForecasting\n");
        Assert.Equal([SectionKind.Basics, SectionKind.Work, SectionKind.Skills], parsed.Sections.Select(section => section.Kind));
        Assert.Equal(["Negotiation", skill, "Forecasting"], parsed.Resume.Skills.Select(entry => entry.Name));
    }

    [Theory]
    [InlineData("Freelance")]
    [InlineData("Internship")]
    [InlineData("Volunteer")]
    public void Line_OfAJob_IsNoHeading(string line)
    {
        var parsed = Parse($"{Top}EXPERIENCE\nEngineer, Example Works, 2019 – 2020\n{line}\n• Built 3 things\n\nSKILLS\nSQL\n");
        Assert.Equal([SectionKind.Basics, SectionKind.Work, SectionKind.Skills], parsed.Sections.Select(section => section.Kind));
    }

    [Theory]
    [InlineData("EDUCATIONAL QUALIFICATIONS", SectionKind.Education)]
    [InlineData("FORMAZIONE", SectionKind.Education)]
    [InlineData("VZDĚLÁNÍ", SectionKind.Education)]
    [InlineData("VOLUNTEER", SectionKind.Volunteer)]
    [InlineData("INTERNSHIPS", SectionKind.Work)]
    [InlineData("ACHIEVEMENTS", SectionKind.Awards)]
    public void Line_ThatLooksLikeTheOtherHeadings_IsOne(string line, SectionKind kind) => Assert.Contains(
        kind, Parse($"{Top}EDUCATION\nBSc, Example University, 2012\n{line}\nMentor, Sample Trust, 2019 – 2020\nSKILLS\nSQL\n").Sections.Select(section => section.Kind));

    [Fact]
    public void Languages_BelowSkills_AreAGroup()
    {
        var parsed = Parse($"{Top}{Job}\nSKILLS\nLanguages\nPython, Go, SQL\nTools\nGit, Docker\n");
        Assert.Empty(parsed.Resume.Languages);
        Assert.Equal([("Languages", "Python Go SQL"), ("Tools", "Git Docker")], parsed.Resume.Skills.Select(skill => (skill.Name, string.Join(' ', skill.Keywords))));
    }

    [Theory]
    [InlineData("Langues : Anglais (courant), Espagnol", 2)]
    [InlineData("Languages: Python, Go", 0)]
    public void Languages_InALineOfSkills_AreThoseThatPeopleSpeak(string line, int spoken) =>
        Assert.Equal(spoken, Parse($"{Top}{Job}\nSKILLS\nTools: Git, Docker\n{line}\n").Resume.Languages.Count);

    [Fact]
    public void Languages_ThatNobodySpeaks_AreSkills()
    {
        var parsed = Parse($"{Top}{Job}\nLanguages\nPython, Go (advanced), SQL\n");
        Assert.Empty(parsed.Resume.Languages);
        Assert.Contains("Python", parsed.Resume.Skills.SelectMany(skill => skill.Keywords.Append(skill.Name)));
    }

    [Theory]
    [InlineData("Spanish, Basque (native)", "Spanish Basque")]
    [InlineData("Deutsch – Muttersprache\nEnglisch – C1", "Deutsch Englisch")]
    [InlineData("isiXhosa: mother tongue; Brazilian Portuguese: B2", "isiXhosa Brazilian Portuguese")]
    [InlineData("Klingonish (C2)", "Klingonish")]
    public void Languages_ThatPeopleSpeak_AreRead(string lines, string names) => Assert.Equal(
        names, string.Join(' ', Parse($"{Top}{Job}\nLanguages\n{lines}\n").Resume.Languages.Select(language => language.Name)));

    [Fact]
    public void Headings_WithTheirBodyBesideThem_EndTheJobs()
    {
        var parsed = Parse($"{Top}{Job}\nSkills: C#, Go\nEducation: BSc in Physics, Example University, 2012 - 2016\nLanguages: German (C1), French\n");
        Assert.Equal([SectionKind.Basics, SectionKind.Work, SectionKind.Skills, SectionKind.Education, SectionKind.Languages], parsed.Sections.Select(section => section.Kind));
        Assert.Equal(["C#", "Go"], parsed.Resume.Skills.Select(skill => skill.Name));
        Assert.Equal("Example University", Assert.Single(parsed.Resume.Education).Institution);
        Assert.Equal(["German", "French"], parsed.Resume.Languages.Select(language => language.Name));
    }

    [Theory]
    [InlineData("Technologies: C#, Go")]
    [InlineData("Skills: C#, Go")]
    [InlineData("Key achievements: two prizes")]
    public void Label_InsideAJob_IsItsOwn(string label)
    {
        var parsed = Parse($"{Top}Experience\nEngineer, Example Works, 2019 – 2020\n• Built 3 things\n{label}\nMechanic, Sample Systems, 2015 – 2018\n• Painted frames\n");
        Assert.Equal(["Engineer", "Mechanic"], parsed.Resume.Work.Select(job => job.Position));
        Assert.Empty(parsed.Resume.Skills);
    }

    [Fact]
    public void Headings_WithNumbers_AreHeadings()
    {
        var numbered = new LayoutLine { Page = 1, Kind = LineKind.ListItem, Bold = true };
        var parsed = Parse($"{Top}1. Experience\nEngineer, Example Works, 2019 – 2020\n2. Skills\nSQL\n", ("1. Exp", numbered), ("2. Ski", numbered));
        Assert.Equal([SectionKind.Basics, SectionKind.Work, SectionKind.Skills], parsed.Sections.Select(section => section.Kind));
    }
}
