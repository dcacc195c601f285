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
    [InlineData("Must be at least 18 years of age with warehouse experience", null)]
    [InlineData("Requirements\n- 21 years or older, with experience in bars", null)]
    [InlineData("Requirements\n- At least 18 years old and 2 years of experience", 2)]
    [InlineData("With over 25 years of experience, Acme builds ships", null)]
    [InlineData("Requirements\n- Our engineers bring 50 years of combined experience", null)]
    [InlineData("You have 4 years of experience", 4)]
    [InlineData("Requirements\n- MBA or 6+ years of equivalent experience\n- 3 years of experience", 3)]
    [InlineData("Candidates bring four years of experience", 4)]
    public void Years_AskedForAreRead(string job, int? years) => Assert.Equal(years, YearsAsked.Most(YearsAsked.All(job))?.Years);

    [Theory]
    [InlineData("Requirements\n- 8 years of experience, 5 years of Python and 3 years of hands-on experience with Kafka", "8 in all|5 Python|3 Kafka")]
    [InlineData("Requirements\n- 3+ years using SQL\nNice to have\n- 2 years' experience in Excel", "3 SQL|2 Excel?")]
    [InlineData("Requirements\n- 5 years of experience leading teams that write Java", "5 leading teams")]
    public void Years_OfSingleTermsAreTold(string job, string told) =>
        Assert.Equal(told, string.Join('|', YearsAsked.All(job).Select(y => $"{y.Years} {y.Term ?? "in all"}{(y.Preferred ? "?" : "")}")));

    [Theory]
    [InlineData("You need 5 years of\nexperience", "You need 5 years of experience")]
    [InlineData("- Proven experience with\n  Excel in shops", "- Proven experience with Excel in shops")]
    [InlineData("Plans the routes of all\nlorries in the north\nand the south", "Plans the routes of all lorries in the north and the south")]
    [InlineData("Knows C# and\n  Go well", "Knows C# and Go well")]
    [InlineData("Requirements\njava\nsql", "Requirements\njava\nsql")]
    [InlineData("Requirements for the job:\nknows java", "Requirements for the job:\nknows java")]
    [InlineData("- Plans routes and tours\n- drives a lorry", "- Plans routes and tours\n- drives a lorry")]
    [InlineData("Plans routes and tours.\ndrives a lorry", "Plans routes and tours.\ndrives a lorry")]
    [InlineData("Plans routes and tours\n\ndrives a lorry", "Plans routes and tours\n\ndrives a lorry")]
    [InlineData("Plans routes and tours\nDrives a lorry", "Plans routes and tours\nDrives a lorry")]
    public void Lines_ThatAreBrokenForWidthAreJoined(string job, string joined) => Assert.Equal(joined, HardWraps.Undo(job));
}
