using OrleansResume.Grains.Resumes.Entries;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Schools and degrees, and words that only look like them.</summary>
public sealed class EducationTests
{
    [Theory]
    [InlineData("High School Diploma, Lincoln High School", "High School Diploma", null, "Lincoln High School")]
    [InlineData("High School Diploma\nLincoln High School, 2012", "High School Diploma", null, "Lincoln High School")]
    [InlineData("Lincoln High School\nHigh School Diploma, 2012", "High School Diploma", null, "Lincoln High School")]
    [InlineData("BA, History, Example University, 2012", "BA", "History", "Example University")]
    [InlineData("2010 – 2013 Universität Beispielstadt\nAbschluss: Diplom-Mathematikerin", "Diplom-Mathematikerin", null, "Universität Beispielstadt")]
    [InlineData("MIT\nM.S. in Physics, 2012", "M.S.", "Physics", "MIT")]
    [InlineData("BTS Commerce\nLycée Exemple, 2012", "BTS Commerce", null, "Lycée Exemple")]
    [InlineData("2008 - 2012 PhD in Chemistry, Example University", "PhD", "Chemistry", "Example University")]
    [InlineData("2011-12 | MSc in Statistics | Example University", "MSc", "Statistics", "Example University")]
    public void Education_InAnyOrder_IsDegreeFieldAndSchool(string entry, string degree, string? field, string school)
    {
        var education = Assert.Single(Parse($"{Top}Education\n{entry}\n").Resume.Education);
        Assert.Equal((degree, field, school), (education.StudyType, education.Area, education.Institution));
    }

    [Theory]
    [InlineData("but on time")]
    [InlineData("market cap of 3 million")]
    [InlineData("promotion to manager")]
    [InlineData("MS Office")]
    [InlineData("driving licence")]
    [InlineData("bac à sable")]
    [InlineData("as good as new")]
    public void Degree_WordsThatAreNone_AreNone(string words) => Assert.False(TitleWords.IsDegree(words));

    [Theory]
    [InlineData("CAP Cuisine")]
    [InlineData("B.A. Geschichte")]
    [InlineData("MA (Hons) Philosophy")]
    [InlineData("BACHELOR OF SCIENCE")]
    [InlineData("Phd, Physics")]
    [InlineData("Promotion in Chemie")]
    [InlineData("Licence de lettres")]
    [InlineData("Diplom-Ingenieur")]
    [InlineData("B.S. Computer Science")]
    public void Degree_AsWritten_IsOne(string words) => Assert.True(TitleWords.IsDegree(words));

    [Theory]
    [InlineData("Zusammenarbeit mit Kunden", false)]
    [InlineData("MIT", true)]
    [InlineData("Universität Beispielstadt", true)]
    public void School_GermanMit_IsNone(string words, bool school) => Assert.Equal(school, TitleWords.IsSchool(words));
}
