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
    [InlineData("B.S. in Computer Science, Example State University, Springfield, IL\nExpected May 2025\nGPA: 3.8/4.0", "B.S.", "Computer Science", "Example State University")]
    [InlineData("Example State University — Bachelor of Arts in History, Class of 2019", "Bachelor of Arts", "History", "Example State University")]
    [InlineData("B.S. in Electrical Engineering (Graduated: June 2017)\nExample Institute of Technology\nMinor in Music", "B.S.", "Electrical Engineering", "Example Institute of Technology")]
    [InlineData("MSc Data Science\nExample University, Leeds\n2019 – 2020", "MSc Data Science", null, "Example University")]
    [InlineData("10/2012 – 09/2015 Master of Science Maschinenbau, Technische Universität Beispielstadt (Note: 1,7)", "Master of Science", "Maschinenbau", "Technische Universität Beispielstadt")]
    [InlineData("Juris Doctor, Example Law School, magna cum laude, May 2015", "Juris Doctor", null, "Example Law School")]
    [InlineData("• B.Tech in Computer Science, Example Institute, Delhi, 2016 – 2020, CGPA 8.6/10", "B.Tech", "Computer Science", "Example Institute")]
    [InlineData("Example University, Springfield IL 62701\nBachelor's Degree 05/2010\nMajor: Public Administration", "Bachelor's Degree", "Public Administration", "Example University")]
    [InlineData("PhD in Chemistry, Example University, 2012\nThesis: the folding of invented proteins at Sample Institute\nAdvisor: Prof. Ann Sample", "PhD", "Chemistry", "Example University")]
    [InlineData("Example University\nBSc in Physics, 2012\n• Thesis with the Sample Institute", "BSc", "Physics", "Example University")]
    [InlineData("Degree: B.Eng. in Civil Engineering\nInstitution: University of Example\nYear: 2014", "B.Eng.", "Civil Engineering", "University of Example")]
    [InlineData("School: Example University\nDegree: Bachelor of Arts\nMajor: History\nGraduation date: May 2015", "Bachelor of Arts", "History", "Example University")]
    public void Education_InAnyOrder_IsDegreeFieldAndSchool(string entry, string degree, string? field, string school)
    {
        var education = Assert.Single(Parse($"{Top}Education\n{entry}\n").Resume.Education);
        Assert.Equal((degree, field, school), (education.StudyType, education.Area, education.Institution));
    }

    [Theory]
    [InlineData("BSc, Example University, 2012, GPA: 3.8/4.0", "3.8/4.0")]
    [InlineData("• BSc, Example University, 2012, CGPA 8.6/10", "8.6/10")]
    [InlineData("BSc, Example University, 2012\nGPA: 3.5 out of 4.0", "3.5 out of 4.0")]
    [InlineData("BSc, Example University (Note: 1,7)", "1,7")]
    [InlineData("BSc Physics, 2:1, Example University", "2:1")]
    [InlineData("BA Physics, cum laude, Example University", "cum laude")]
    [InlineData("BSc, Example University, 2012", null)]
    public void Score_IsReadAsWritten(string entry, string? score) => Assert.Equal(score, Assert.Single(Parse($"{Top}Education\n{entry}\n").Resume.Education).Score);

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
