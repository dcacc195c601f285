using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Contact;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Contact;

public sealed class ContactRulesTests
{
    [Theory]
    [InlineData("Mara Ellingsen\nmara.ellingsen@fjordmail.no", 0)]
    [InlineData("Mara Ellingsen\nm@nrk.no", 0)]
    [InlineData("Mara Ellingsen\nmara.o'brien+jobs@mail.fjord-mail.co.uk", 0)]
    [InlineData("Mara Ellingsen\nmara86@fjordmail.no", 0)]
    [InlineData("Mara Ellingsen", 4)]
    [InlineData("Mara Ellingsen\nmara@fjordmail", 3)]
    [InlineData("Mara Ellingsen\nmara..e@fjordmail.no", 3)]
    [InlineData("Mara Ellingsen\nsexy.mara@fjordmail.no", 1)]
    [InlineData("Mara Ellingsen\nmara19860412@fjordmail.no", 1)]
    public void Email_IsThereValidAndPlain(string text, int lost) =>
        Assert.Equal(lost, Judged.By(new EmailRule(), text).Sum(f => f.Lost));

    [Fact]
    public void Email_ThatCannotBeRight_IsQuoted() =>
        Assert.Equal("mara@fjordmail", Judged.By(new EmailRule(), "Mara\nmara@fjordmail | Oslo").Single().Texts("Mara\nmara@fjordmail | Oslo").Single());

    [Theory]
    [InlineData("M\n+47 22 86 40 00", 0)]
    [InlineData("M\n2286400", 0)]
    [InlineData("M\n228640", 1)]
    [InlineData("M\n+47 22 86 40 00 22 86 4", 0)]
    [InlineData("M\n+47 22 86 40 00 22 86 40 00", 1)]
    [InlineData("M", 2)]
    public void Phone_HasSevenToFifteenDigits(string text, int lost) =>
        Assert.Equal(lost, Judged.By(new PhoneRule(), text).Sum(f => f.Lost));

    [Fact]
    public void Name_MissingCostsPoints()
    {
        Assert.Empty(Judged.By(new NameRule(), "Mara Ellingsen"));
        Assert.Equal(2, Judged.By(new NameRule(), "mara@fjordmail.no").Single().Lost);
    }

    [Fact]
    public void Location_MissingCostsAPoint()
    {
        Assert.Empty(Judged.By(new LocationRule(), "Mara\nOslo, Norway"));
        Assert.Equal(1, Judged.By(new LocationRule(), "Mara").Single().Lost);
    }

    [Fact]
    public void Link_MissingCostsAPointAndACompleteBlockIsPraised()
    {
        Assert.Equal(1, Judged.By(new LinkRule(), "Mara").Single().Lost);
        Assert.Empty(Judged.By(new LinkRule(), "Mara\nlinkedin.com/in/mara"));
        Assert.Equal(Severity.Praise, Judged.By(new LinkRule(), Samples.Strong).Single().Severity);
    }

    [Fact]
    public void Link_ThatTheTextDoesNotShow_Counts() =>
        Assert.Empty(Judged.By(new LinkRule(), "Mara", Judged.Plain("Mara") with { Links = [new(0, "https://linkedin.com/in/mara")] }));

    [Theory]
    [InlineData("Date of Birth: 4 May 1991", 1)]
    [InlineData("DOB 04/05/1991", 1)]
    [InlineData("Marital Status: married", 1)]
    [InlineData("Nationality: Norwegian", 1)]
    [InlineData("Religion: none", 1)]
    [InlineData("Age: 34", 1)]
    [InlineData("Gender: female", 1)]
    [InlineData("Status: Married", 1)]
    [InlineData("Married, two children", 1)]
    [InlineData("Geburtsdatum: 04.05.1991", 1)]
    [InlineData("geboren am 04.05.1991 in Kassel", 1)]
    [InlineData("Familienstand: ledig", 1)]
    [InlineData("Staatsangehörigkeit: deutsch", 1)]
    [InlineData("État civil : célibataire", 1)]
    [InlineData("Fecha de nacimiento: 04/05/1991", 1)]
    [InlineData("Stato civile: nubile", 1)]
    [InlineData("Alter: 34", 1)]
    [InlineData("Status: on leave", 0)]
    [InlineData("Single point of contact for 40 shops", 0)]
    [InlineData("Passport No. N1234567", 3)]
    [InlineData("SSN: 123-45-6789", 3)]
    [InlineData("[Photo]", 1)]
    [InlineData("Studied the religion and nationality of settlers", 0)]
    [InlineData("Managed a single family home portfolio", 0)]
    [InlineData("Trained staff of any age: 40 people", 0)]
    [InlineData("Sold photo equipment", 0)]
    [InlineData("+1 555-867-5309", 0)]
    [InlineData("Processed passport applications for 300 travellers", 0)]
    public void Privacy_OnlyLabelledPersonalDataCount(string line, int lost) =>
        Assert.Equal(lost, Judged.By(new PrivacyRule(), "Mara\n" + line).Sum(f => f.Lost));
}
