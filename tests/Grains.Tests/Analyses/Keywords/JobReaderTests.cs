using OrleansResume.Grains.Analyses.Keywords;

namespace OrleansResume.Grains.Tests.Analyses.Keywords;

public sealed class JobReaderTests
{
    private static string Read(string job) =>
        string.Join('|', JobReader.Read(job).Select(s => (s.Preferred ? "?" : "!") + s.Place.Of(job)));

    [Theory]
    [InlineData("Requirements\n- Java\nNice to have\n- Go", "!Java|?Go")]
    [InlineData("**Minimum Qualifications:**\n* Java\n**Preferred Qualifications:**\n* Go", "!Java|?Go")]
    [InlineData("What you'll bring\nJava.\nBonus points\nGo.", "!Java|?Go")]
    [InlineData("Requirements: Java, SQL\nPluses: Go", "!Java, SQL|?Go")]
    [InlineData("Java is required. Go is a plus.", "!Java is required|?Go is a plus")]
    [InlineData("Java required, Go preferred", "!Java required|?Go preferred")]
    [InlineData("We use Java", "!We use Java")]
    [InlineData("Java for 3 years, ideally in banks", "!Java for 3 years|?, ideally in banks")]
    [InlineData("Ideally you know e.g. Go. You know Java.", "?Ideally you know e.g. Go|!You know Java")]
    [InlineData("Node.js and ASP.NET skills", "!Node.js and ASP.NET skills")]
    public void Sentences_AreRequiredOrPreferred(string job, string read) => Assert.Equal(read, Read(job));

    [Theory]
    [InlineData("About us\nWe use Salesforce.\nRequirements\nJava", "!Java")]
    [InlineData("Requirements\nJava\nBenefits\nGym and Excel", "!Java")]
    [InlineData("About Nordlys\nWe use Salesforce.", "")]
    [InlineData("Java. We are an equal opportunity employer.", "!Java")]
    [InlineData("Requirements\nJava\nOur commitment to diversity\nHR", "!Java")]
    [InlineData("About the role\nJava", "!Java")]
    [InlineData("About you\nJava", "!Java")]
    public void Boilerplate_AsksForNothing(string job, string read) => Assert.Equal(read, Read(job));

    [Theory]
    [InlineData("5+ years of experience in logistics", 5)]
    [InlineData("3-5 years experience", 3)]
    [InlineData("Requirements\n- At least two (2) years in outside sales", 2)]
    [InlineData("Requirements\n- 6+ years building houses", 6)]
    [InlineData("We have spent 25 years in business", null)]
    [InlineData("Three (3) years of experience", 3)]
    [InlineData("3 years' experience in shops, ideally 9 in books", 3)]
    [InlineData("At least 10 years’ experience and 2 years of Go experience", 10)]
    [InlineData("Founded in 1999, 25 years in business", null)]
    [InlineData("Nice to have: 8 years of experience", null)]
    [InlineData("Java", null)]
    public void Years_AskedForAreRead(string job, int? years) => Assert.Equal(years, YearsAsked.Of(job)?.Years);
}
