using OrleansResume.GrainInterfaces.Resumes;
using OrleansResume.Grains.Documents.Reading;
using static OrleansResume.Grains.Tests.Resumes.Invented;

namespace OrleansResume.Grains.Tests.Resumes.Contact;

/// <summary>How to reach the person, and what only looks like it.</summary>
public sealed class ContactTests
{
    [Theory]
    [InlineData("Phone:555-123-4567", "555-123-4567")]
    [InlineData("Mobile:+91 98765 43210", "+91 98765 43210")]
    [InlineData("Tel.030 901820 45", "030 901820 45")]
    [InlineData("Phone No. 555 0142", "555 0142")]
    [InlineData("555-123-4567 / 555-987-6543", "555-123-4567")]
    [InlineData("Phone\n555-123-4567", "555-123-4567")]
    [InlineData("Tlf. 20 12 34 56", "20 12 34 56")]
    [InlineData("Oslo, Norway | 22 86 40 00", "22 86 40 00")]
    [InlineData("ana@example.es | 612 345 678", "612 345 678")]
    [InlineData("Kraków, Poland | 512 345 678", "512 345 678")]
    [InlineData("Fax: 555-123-4567", null)]
    [InlineData("Passport no. 512345678901", null)]
    [InlineData("ISBN 978-3-16-148410-0", null)]
    [InlineData("doi:10.1000/1234567890", null)]
    [InlineData("01/2019 - 03/2021", null)]
    [InlineData("2019-01 - 2020-05", null)]
    [InlineData("01.03.2019 – 31.05.2021", null)]
    [InlineData("Date of birth: 01.02.1990", null)]
    [InlineData("12 345 678", null)]
    public void Phone_AmongTheContactDetails_IsTheNumberAndNoDate(string lines, string? phone) => Assert.Equal(phone, Basics($"{Top}{lines}\n").Phone);

    [Theory]
    [InlineData("• Served 1234567890 customers", null)]
    [InlineData("• ISBN 978-3-16-148410-0", null)]
    [InlineData("Mobile: 555-123-4567", "555-123-4567")]
    [InlineData("+44 20 7946 0958", "+44 20 7946 0958")]
    public void Phone_ElsewhereInTheResume_NeedsALabelOrToBeKnown(string line, string? phone) =>
        Assert.Equal(phone, Basics($"{Top}\n\n\nExperience\nEngineer, Example Works, 2019 – 2020\n• Built 3 things\n{line}\n").Phone);

    [Fact]
    public void Phone_OfAReferee_IsNotThePersons()
    {
        var basics = Basics("Ada Example\nPortland, OR\n\nReferences\nGrace Sample, grace@sample.org, +44 20 7946 0958\n");
        Assert.Equal((null, null), (basics.Email, basics.Phone));
    }

    [Theory]
    [InlineData("mara.o'brien@example.com")]
    [InlineData("mara.o’brien@example.com")]
    [InlineData("zoë.smith@example.com")]
    [InlineData("_mara+jobs@mail.example.co.uk")]
    public void Email_WithAnyLegalCharacter_IsWhole(string email) => Assert.Equal(email, Basics($"Mara O'Brien\nE-mail:{email} | Leeds\n").Email);

    [Theory]
    [InlineData("ada-example.dev", "ada-example.dev")]
    [InlineData("Website: https://ada.example.com/work/", "https://ada.example.com/work")]
    [InlineData("www.example.com/ada", "www.example.com/ada")]
    [InlineData("ASP.NET | Socket.io | socket.io", null)]
    [InlineData("Degree: B.Com", null)]
    [InlineData("I design for users.De(signed) with care", null)]
    [InlineData("Engineer at example.com in Leeds", null)]
    public void Url_AmongTheContactDetails_IsASiteAndNoTechnology(string line, string? url) => Assert.Equal(url, Basics($"{Top}{line}\n").Url);

    [Theory]
    [InlineData("Example Works (https://works.example.com)", null)]
    [InlineData("Skills: ASP.NET, Socket.io, node.io", null)]
    [InlineData("Portfolio: https://ada.example.com", "https://ada.example.com")]
    public void Url_ElsewhereInTheResume_NeedsALabel(string line, string? url) => Assert.Equal(url, Basics($"{Top}\n\n\nExperience\nEngineer, Example, 2019 – 2020\n{line}\n").Url);

    [Theory]
    [InlineData("github.com/ada/project", "GitHub", "ada")]
    [InlineData("https://www.linkedin.com/in/ada-example/", "LinkedIn", "ada-example")]
    [InlineData("stackoverflow.com/users/4711/ada", "Stack Overflow", "ada")]
    [InlineData("medium.com/@ada", "Medium", "ada")]
    [InlineData("uk.linkedin.com/in/ada-example", "LinkedIn", "ada-example")]
    public void Profile_IsOfThePersonAndStandsThere(string link, string network, string user)
    {
        var text = $"{Top}{link}\n";
        var resume = Parse(text).Resume;
        var profile = Assert.Single(resume.Basics!.Profiles);
        Assert.Equal((network, user), (profile.Network, profile.Username));
        Assert.Contains(resume.Meta.Fields, field => field.Path == "basics.profiles[0].username" && text[field.Span.Start..field.Span.End].TrimStart('@') == user);
        Assert.Contains(resume.Meta.Fields, field => field.Path == "basics.profiles[0].network");
    }

    [Fact]
    public void Profile_OfAProjectsCode_IsNone() => Assert.Empty(Basics($"{Top}\n\n\nProjects\nRain Gauge\n• Code at github.com/team/rain-gauge\n").Profiles);

    [Theory]
    [InlineData("Grachtkade 88, 3599 XA Utrecht, Netherlands", "Grachtkade 88", "Utrecht", null, "3599 XA", "NL")]
    [InlineData("9 Quarry Row, Oxbury OX99 4ZZ", "9 Quarry Row", "Oxbury", null, "OX99 4ZZ", null)]
    [InlineData("12 Elm Street, Portland, OR 97201 | 503-555-0142", "12 Elm Street", "Portland", "OR", "97201", null)]
    [InlineData("Address: Cape Town, South Africa", null, "Cape Town", null, null, "ZA")]
    [InlineData("10115 Berlin", null, "Berlin", null, "10115", null)]
    public void Location_IsTakenApart_EachPartWithItsPlace(string line, string? street, string? city, string? region, string? code, string? country)
    {
        var text = $"{Top}{line}\n";
        var resume = Parse(text).Resume;
        var location = resume.Basics!.Location!;
        Assert.Equal((street, city, region, code, country), (location.Address, location.City, location.Region, location.PostalCode, location.CountryCode));
        Assert.Equal(city, resume.Meta.Fields.Where(field => field.Path == "basics.location.city").Select(field => text[field.Span.Start..field.Span.End]).Single());
    }

    [Fact]
    public void Url_BehindALink_IsOfALineOfContactDetailsAlone()
    {
        const string Text = "Ada Example\nada@example.com · My site\n\n\n\nExperience\nEngineer, Example Works, 2019 – 2020\n";
        var layout = new DocumentLayout
        {
            Lines = [.. Text.Split('\n').Select(_ => new LayoutLine { Page = 1 })],
            Links = [new LayoutLink(6, "https://works.example.com"), new LayoutLink(1, "https://ada.example.com")],
        };
        Assert.Equal("https://ada.example.com", OrleansResume.Grains.Resumes.ResumeParser.Parse(Text, layout).Resume.Basics!.Url);
    }

    private static Basics Basics(string text) => Parse(text).Resume.Basics!;
}
