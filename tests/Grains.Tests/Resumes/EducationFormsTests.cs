using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>Forms of education that templates and people use, and words that no list of schools and degrees has. A tab is a wide gap.</summary>
public sealed class EducationFormsTests
{
    [Theory]
    [InlineData("BSc in Physics, University of Example, Estonia, 2012", "BSc", "Physics", "University of Example")]
    [InlineData("BSc in Physics, Example University, Estonia, 2012", "BSc", "Physics", "Example University")]
    [InlineData("Bachelor of Arts in History\nUniversity of Sample at Example Hills, 2012", "Bachelor of Arts", "History", "University of Sample at Example Hills")]
    [InlineData("Example University\nSchool of Sample Studies\nMaster of Arts in History, 2012", "Master of Arts", "History", "Example University")]
    [InlineData("School of Sample Studies\nExample University\nMaster of Arts in History, 2012", "Master of Arts", "History", "Example University")]
    [InlineData("Master of Arts in History\nExample Hall Samplestow, Institute of Sampling, 2012", "Master of Arts", "History", "Example Hall Samplestow")]
    [InlineData("MSc in Physics from Sample State, 2012", "MSc", "Physics", "Sample State")]
    [InlineData("Certificate from Samplify in Data Analytics, 2012", "Certificate", "Data Analytics", "Samplify")]
    [InlineData("Sound Sampling, Institute of Popular Examples\n2012", "Sound Sampling", null, "Institute of Popular Examples")]
    [InlineData("XYL, Example School of Advocates, 2012", "XYL", null, "Example School of Advocates")]
    [InlineData("Example University\nBachelor of Engineering - BE, Physics\n2012", "Bachelor of Engineering - BE", "Physics", "Example University")]
    [InlineData("Diploma in Painting, Sample Training (2012)", "Diploma", "Painting", "Sample Training")]
    [InlineData("BSc (Physics) Example University 2012", "BSc (Physics)", null, "Example University")]
    [InlineData("Example University\nBSc, Law\n2012", "BSc", "Law", "Example University")]
    [InlineData("PhD\tUniversity of Example Springs, Electrical Engineering – Samplewood, CA\tSept 2006 – Aug 2012", "PhD", "Electrical Engineering", "University of Example Springs")]
    [InlineData("Example Lyceum Sampling, Residency – Internal Medicine, 2012", "Residency", "Internal Medicine", "Example Lyceum Sampling")]
    [InlineData("Summer School in Rowing, University of Example, 2012", "Summer School", "Rowing", "University of Example")]
    [InlineData("Exchange: University of Example, 2012", "Exchange", null, "University of Example")]
    public void Education_InOneOfManyForms_IsDegreeFieldAndSchool(string entry, string? degree, string? field, string school)
    {
        var education = Assert.Single(Read($"Education\n{entry}").Resume.Education);
        Assert.Equal((degree, field, school), (education.StudyType, education.Area, education.Institution));
        Assert.StartsWith("2012", education.EndDate, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n\nRope Rigging course\nSample Guild\n2014", "Rope Rigging course", "Sample Guild")]
    [InlineData("\n\nRope Rigger (Level 2)\nSample Guild\n2014", "Rope Rigger (Level 2)", "Sample Guild")]
    [InlineData("\nRope Rigger (Level 2)\nSample Guild\n2014", "Rope Rigger (Level 2)", "Sample Guild")]
    public void Entry_OfWhichNoWordSaysWhatItIs_IsReadAsTheOthersAre(string entry, string degree, string school) => Assert.Equal(
        [("MSc", "Sample University", "2013"), ("BSc", "Example University", "2012"), (degree, school, "2014")],
        Read($"Education\nMSc in Physics\nSample University\n2013\n\nBSc in Physics\nExample University\n2012{entry}").Resume.Education.Select(education => (education.StudyType, education.Institution, education.EndDate)));

    // An office, an award, a club; what was studied at a platform.
    [Theory]
    [InlineData("President\nStudent Union\n2011", null)]
    [InlineData("Academic Excellence Award\nSample Club\n2011", null)]
    [InlineData("Coursera\nMachine Sampling Specialization\n2011", "Machine Sampling Specialization at Coursera")]
    [InlineData("Coursera\nMachine Sampling\n2011", "Machine Sampling at Coursera")]
    [InlineData("Udacity\nSelf-Driving Cart Nanodegree\n2011", "Self-Driving Cart Nanodegree at Udacity")]
    public void Entry_OfNoSchool_IsReadByItsWordsAndNotAsTheOthersAre(string entry, string? study)
    {
        foreach (var (first, second) in new[] { ("BSc in Physics", "University of Example"), ("University of Example", "BSc in Physics") })
        {
            var studies = Read($"Education\n{first}\n{second}\n2012\n\n{first}\n{second}\n2009\n\n{entry}").Resume.Education.Select(education => $"{education.StudyType} at {education.Institution}");
            Assert.Equal(["BSc at University of Example", "BSc at University of Example", .. study is null ? Array.Empty<string>() : [study]], studies);
        }
    }

    [Theory]
    [InlineData("Rope Rigger (Level 2)\nSample Guild\n2011")]
    [InlineData("Machine Sampling\nSamplify\n2011")]
    public void Entry_BesideOneOther_TakesNoHabitFromIt(string entry) =>
        Assert.Equal("University of Example", Assert.Single(Read($"Education\nBSc in Physics\nUniversity of Example\n2012\n\n{entry}").Resume.Education).Institution);

    [Theory]
    [InlineData("University College School\nA-levels, 2009", null, "University College School")]
    [InlineData("Grade School Diploma\n2001", "Grade School Diploma", null)]
    public void Name_OfWordsThatHeadColumns_IsNoHead(string entry, string? degree, string? school)
    {
        var education = Assert.Single(Read($"Education\n{entry}").Resume.Education);
        Assert.Equal(school, education.Institution);
        Assert.Equal(degree ?? "A-levels", education.StudyType);
    }

    [Fact]
    public void Label_WithADateAndNoDegreeBelowIt_EndsTheSection()
    {
        var resume = Read("Education\nBSc Physics, University of Example, 2012\nAwards: Best Student 2013\nProjects: Solar Cart, 2011").Resume;
        Assert.Equal(("Best Student", "Solar Cart"), (Assert.Single(resume.Awards).Title, Assert.Single(resume.Projects).Name));
    }

    [Theory]
    [InlineData("Honors: Dean's List, Example Scholar")]
    [InlineData("Honors: Dean's List, 2011")]
    [InlineData("Coursework: Optics, Waves")]
    [InlineData("Practical year: Example Hospital")]
    public void Line_BelowADegree_TellsOfIt(string line) => Assert.Equal(
        [("BSc", "Example University"), ("High School Diploma", "Sample High School")],
        Read($"Education\nExample University\nBSc in Physics, 2012\n{line}\n\nSample High School\nHigh School Diploma, 2008").Resume.Education.Select(education => (education.StudyType, education.Institution)));

    [Fact]
    public void HeadsOfColumns_ThatNearlyTouch_AreNoEntry() =>
        Assert.Equal("Example Institute", Assert.Single(Read("Education\nDegree Institution Year Marks\nMBA\tExample Institute\t2012\t8.2/10").Resume.Education).Institution);

    [Fact]
    public void Entries_SideBySide_WithTheDatesOnTop_AreTwo() => Assert.Equal(
        [("BSc Physics", "Example University", "2012"), ("Abitur", "Sample-Gymnasium", "2008")],
        Read("Education\n2009 – 2012\t2000 – 2008\nBSc Physics\tAbitur\nExample University\tSample-Gymnasium").Resume.Education.Select(education => (education.StudyType, education.Institution, education.EndDate)));

    // A narrow column of 200 points, seven to a letter.
    [Theory]
    [InlineData("*Master of Science in Civil|*Engineering|Institute of Exampleton|2012", "Master of Science", "Civil Engineering", "Institute of Exampleton")]
    [InlineData("*MSc in Applied Sampling of|*Rivers|University of Example|2012", "MSc", "Applied Sampling of Rivers", "University of Example")]
    [InlineData("*BSc in Physics|Sample Northern Technical|Community College|2012", "BSc", "Physics", "Sample Northern Technical Community College")]
    [InlineData("*BSc in Physics|University of Sample North|Exampleshire and Wold|2012", "BSc", "Physics", "University of Sample North Exampleshire and Wold")]
    [InlineData("*BSc in Physics|Universität Bad Beispiel-|Musterhausen|2012", "BSc", "Physics", "Universität Bad Beispiel-Musterhausen")]
    [InlineData("*BSc in Physics|Technische Universiteit|Voorbeeld|2012", "BSc", "Physics", "Technische Universiteit Voorbeeld")]
    [InlineData("*BSc in Physics|University of Sampleton|Leeds|2012", "BSc", "Physics", "University of Sampleton")]
    [InlineData("*BSc in Physics|University of Exampleshire|Leeds|2012", "BSc", "Physics", "University of Exampleshire")]
    [InlineData("*University of Exampleshire|School of Sampling|BSc in Physics|2012", "BSc", "Physics", "University of Exampleshire")]
    public void Name_OverTwoLinesOfANarrowColumn_IsOne(string lines, string degree, string? field, string school)
    {
        var written = $"Ada Example|ada@example.com|Education|{lines}|Skills|Rowing, Painting".Split('|');
        var education = Assert.Single(Grains.Resumes.ResumeParser.Parse(string.Join('\n', written.Select(line => line.TrimStart('*'))), new DocumentLayout
        {
            Lines = [.. written.Select(line => new LayoutLine { Page = 1, FontSize = 10, Bold = line[0] == '*', Left = 20, Right = 20 + (7 * line.TrimStart('*').Length), GapAbove = 1 })],
        }).Resume.Education);
        Assert.Equal((degree, field, school, "2012"), (education.StudyType, education.Area, education.Institution, education.EndDate));
    }
}
