using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Keywords;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Keywords;

public sealed class KeywordMatcherTests
{
    private static KeywordMatch Match(string job, string resume) =>
        KeywordMatcher.Match(Judged.Context(resume), job)?.Match ?? throw new InvalidOperationException("No term was made out.");

    [Theory]
    [InlineData("Java", "JavaScript developer", false)]
    [InlineData("Java", "Java developer", true)]
    [InlineData("JavaScript", "wrote JS for the shop", true)]
    [InlineData("Kubernetes", "ran K8s clusters", true)]
    [InlineData("K8s", "ran Kubernetes clusters", true)]
    [InlineData("Amazon Web Services", "moved it to AWS", true)]
    [InlineData("Registered Nurse", "RN on a ward", true)]
    [InlineData("SEO", "search engine optimisation", true)]
    [InlineData("AI", "maintained the site", false)]
    [InlineData("C++", "wrote C and C# code", false)]
    [InlineData("C++", "wrote C++17 code", true)]
    [InlineData("C#", "wrote C# code", true)]
    [InlineData(".NET", "network admin", false)]
    [InlineData(".NET", "services on .NET 8", true)]
    [InlineData("Node.js", "NodeJS services", true)]
    [InlineData("Node.js", "a node in the graph", false)]
    [InlineData("Go", "Go above and beyond", false)]
    [InlineData("Go", "go to market", false)]
    [InlineData("Go", "services in Go", true)]
    [InlineData("Go", "Golang services", true)]
    [InlineData("R", "R. Smith", false)]
    [InlineData("R", "R&D lead", false)]
    [InlineData("R", "Python, R, SQL", true)]
    [InlineData("Excel", "Excel in what you do", false)]
    [InlineData("CI/CD", "built CI/CD pipelines", true)]
    [InlineData("CI/CD", "continuous integration", true)]
    [InlineData("front-end", "frontend work", true)]
    [InlineData("frontend", "front end work", true)]
    [InlineData("REST APIs", "a REST API", true)]
    [InlineData("project management", "project manager", false)]
    [InlineData("machine learning", "machine\nlearning", true)]
    [InlineData("Bachelor's degree", "MSc Physics", true)]
    [InlineData("Master's degree", "BSc Physics", false)]
    [InlineData("NoSQL", "ran MongoDB", true)]
    [InlineData("MongoDB", "ran NoSQL", false)]
    [InlineData("Python", "python.dev@fjordmail.no github.com/python-fan", false)]
    [InlineData(".NET", "services on ASP.NET Core", true)]
    [InlineData("ASP.NET", "services on .NET 8", false)]
    [InlineData("AWS", "ran EC2, S3 and Lambda", true)]
    [InlineData("EC2", "moved it to AWS", false)]
    [InlineData("Go", "• Go services for 40 banks", true)]
    [InlineData("Go", "• Go for the goal", false)]
    public void Terms_AreWholeTermsInAnyOfTheirForms(string term, string resume, bool found)
    {
        var match = Match($"Requirements:\n- {term}", resume);

        Assert.Equal(found, match.Matched.Count > 0);
        Assert.Equal(found ? 1 : 0, match.Coverage);
        Assert.Equal(term, Assert.Single(match.Required));
    }

    [Fact]
    public void Match_CarriesPlacesAndTheJobsSentences()
    {
        const string Resume = "😀 Planned in SQL";
        var match = Match("You must know SQL well. Kafka is required.", Resume);

        Assert.Equal(new MatchedKeyword("SQL", "SQL", new TextSpan(13, 16), "You must know SQL well"), match.Matched.Single());
        Assert.Equal(new MissingKeyword("Kafka", "Kafka is required"), match.Missing.Single());
    }

    [Fact]
    public void Coverage_WeighsRequiredTwice()
    {
        Assert.Equal(0.6667, Match("Must: SQL\nNice to have: Kafka", "SQL").Coverage);
        Assert.Equal(0.3333, Match("Must: SQL\nNice to have: Kafka", "Kafka").Coverage);
    }

    [Theory]
    [InlineData("Java or C#", "Java or C#")]
    [InlineData("Java, Kotlin or Scala", "Java, Kotlin or Scala")]
    [InlineData("one of: Java, Kotlin, Scala", "Java, Kotlin, Scala")]
    [InlineData("languages such as Java and Kotlin", "Java and Kotlin")]
    [InlineData("Java, Kotlin, or similar", "Java, Kotlin")]
    [InlineData("Java/Kotlin", "Java/Kotlin")]
    [InlineData("Java / Kotlin / Scala", "Java / Kotlin / Scala")]
    [InlineData("Java (or Kotlin)", "Java (or Kotlin)")]
    public void EitherOr_OneSuffices(string line, string term)
    {
        Assert.Equal(term, Match("Requirements:\n- " + line, "x").Missing.Single().Term);
        Assert.Equal(1, Match("Requirements:\n- " + line, "Java").Coverage);
    }

    [Theory]
    [InlineData("Java and Kotlin", 2)]
    [InlineData("Java, Kotlin", 2)]
    [InlineData("Java or Kotlin and SQL", 2)]
    [InlineData("Java, SQL", 2)]
    [InlineData("HTML/CSS", 2)]
    [InlineData("Java/Kotlin and SQL", 2)]
    [InlineData("CI/CD", 1)]
    public void Lists_AskForEach(string line, int terms) => Assert.Equal(terms, Match("Requirements:\n- " + line, "x").Missing.Count);

    [Fact]
    public void EitherOr_FallsAwayWhereOneIsAskedForByItself() =>
        Assert.Equal(["Java"], Match("Requirements:\n- Java or C#\n- Java", "x").Required.ToArray());

    [Fact]
    public void EitherOr_OfTheListOutweighsTheProseAroundIt() =>
        Assert.Equal(["Java or C#"], Match("You will write Java all day.\nRequirements:\n- Java or C#", "x").Required.ToArray());

    [Theory]
    [InlineData("event-driven architecture (Kafka, RabbitMQ or similar)", "event-driven architecture|Kafka, RabbitMQ")]
    [InlineData("HubSpot, Marketo or another marketing automation tool", "HubSpot, Marketo or another marketing automation")]
    [InlineData("CPA or CPA candidate", "CPA")]
    [InlineData("PCI DSS and PSD2", "PCI DSS|PSD2")]
    [InlineData("testing tools (Optimizely, VWO)", "Optimizely|VWO")]
    [InlineData("Bachelor's degree in nursing", "Bachelor's degree|nursing")]
    [InlineData("MS or PhD in Computer Science, Statistics, or a related field", "MS or PhD|Computer Science, Statistics")]
    [InlineData("R or Julia", "R or Julia")]
    [InlineData("UI/UX design, CI/CD and Java/Kotlin", "UI|UX design|CI/CD|Java/Kotlin")]
    [InlineData("Java/Kotlin or C#", "Java/Kotlin or C#")]
    [InlineData("PostgreSQL, Kafka, and Docker/Kubernetes", "PostgreSQL|Kafka|Docker|Kubernetes")]
    [InlineData("MBA or 6+ years of equivalent experience", "MBA or 6+ years of equivalent experience")]
    [InlineData("Go is what we write", "Go")]
    [InlineData("Go the extra mile", "")]
    [InlineData("Cheese, Rhubarb Pickle and SQL", "Rhubarb Pickle|SQL")]
    [InlineData("a LinkedIn profile and a CV in the US", "")]
    public void Lines_OfAdverts_AreCutAsAPersonWould(string line, string terms) =>
        Assert.Equal(terms, string.Join('|', JobTerms.Of("Requirements:\n- Be kind\n- " + line).Select(t => t.Display)));

    [Theory]
    [InlineData("A bachelor's degree or equivalent experience")]
    [InlineData("Bachelor's degree in nursing or equivalent work experience")]
    public void Degree_OrExperience_IsShownByYearsOfWork(string line)
    {
        const string Resume = "Experience\nPlanner, N | Jan 2020 – Present";
        var match = Match("Requirements:\n- " + line, Resume);

        Assert.Equal(1, match.Coverage);
        Assert.Equal("Jan 2020 – Present", match.Matched[0].FoundAs);
        Assert.Equal(0, Match("Requirements:\n- " + line, "Experience\nPlanner, N | Jan 2026 – Present").Coverage);
        Assert.Equal(0, Match("Requirements:\n- A bachelor's degree", Resume).Coverage);
    }

    [Fact]
    public void Acronym_ThatTheJobExplains_IsTheSameTerm()
    {
        const string Job = "Requirements:\n- Knowledge of cold chain auditing (CCA)\n- Two CCA reports a year";

        Assert.Single(Match(Job, "x").Missing);
        Assert.Equal(1, Match(Job, "CCA lead").Coverage);
        Assert.Equal(1, Match(Job, "did cold-chain auditing").Coverage);
        Assert.Equal(0, Match(Job, "a cold auditing chain").Coverage);
    }

    [Fact]
    public void Years_AreInTheMatch() =>
        Assert.Equal(
            [new RequestedYears(5, null, false, "5 years of experience"), new RequestedYears(2, "SQL", true, "2 years of SQL")],
            Match("Requirements:\n- 5 years of\n  experience\nNice to have:\n- 2 years of SQL", "x").Years.ToArray());

    [Fact]
    public void OwnWords_AreFoundByFormAndBehindCues()
    {
        var match = Match("Requirements:\n- Experience with cheese ripening and GraphWeaver\n- Knowledge of the ZQX standard", "Led cheese ripening");

        Assert.Equal(["cheese ripening", "GraphWeaver", "ZQX"], match.Required.ToArray());
        Assert.Equal("cheese ripening", match.Matched.Single().FoundAs);
    }

    [Fact]
    public void Nothing_IsNoMatch()
    {
        Assert.Null(KeywordMatcher.Match(Judged.Context("x"), null));
        Assert.Null(KeywordMatcher.Match(Judged.Context("x"), " \n"));
        Assert.Null(KeywordMatcher.Match(Judged.Context("x"), "We are nice and so are you.")!.Match);
    }

    [Fact]
    public void SampleJob_IsReadAsAPersonWould()
    {
        var match = Match(Samples.Job, Samples.Strong);

        Assert.Equal(["logistics or supply chain management", "SQL", "Excel", "SAP or Oracle", "forklift"], match.Required.ToArray());
        Assert.Equal(["Power BI or Tableau", "Python", "Six Sigma"], match.Preferred.ToArray());
        Assert.Equal("Python", match.Missing.Single().Term);
    }
}
