using OrleansResume.Grains.Analyses.Scoring.Experience;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Experience;

public sealed class MetricsTests
{
    [Theory]
    [InlineData("Cut costs by 12 %")]
    [InlineData("Cut costs by 12%")]
    [InlineData("Saved $2.1M a year")]
    [InlineData("Served 2000 users a day")]
    [InlineData("Led 5 people")]
    [InlineData("Led five people")]
    [InlineData("Doubled the number of subscribers")]
    [InlineData("Handled dozens of calls")]
    [InlineData("Cut build time from 12 to 5 minutes")]
    [InlineData("Raised 1,200,000 for charity")]
    [InlineData("Processed 300+ invoices in 2021")]
    [InlineData("Ranked in the top 5 percent")]
    [InlineData("Grew revenue 3x")]
    [InlineData("Reached the 95th percentile")]
    [InlineData("Trained 40 users of Excel")]
    public void Numbers_ThatMeasure_Count(string bullet) => Assert.True(Metrics.In(bullet));

    [Theory]
    [InlineData("Managed the budget")]
    [InlineData("Joined the board in 2019")]
    [InlineData("Ran the shop from 2015 to 2018")]
    [InlineData("Ran the shop 2015–2018")]
    [InlineData("Moved the team to Java 17")]
    [InlineData("Deployed on EC2 and S3")]
    [InlineData("Certified under ISO 9001")]
    [InlineData("Closed the books for Q3")]
    [InlineData("Answered calls at +47 22 86 40 00")]
    [InlineData("Provided support 24/7")]
    [InlineData("Rolled out Windows 10")]
    [InlineData("Started in March 2020")]
    [InlineData("Started 03/2020")]
    [InlineData("Finished 2020-05")]
    [InlineData("Wrote phase 2 of the plan")]
    [InlineData("Worked with COVID-19 patients")]
    [InlineData("Moved the service to Node 18")]
    [InlineData("Upgraded Kubernetes 1.27")]
    [InlineData("Wrote services in Spring Boot 3.2")]
    [InlineData("Ran the plan on Tableau 10.5")]
    [InlineData("Explained the 401(k) plan to staff")]
    [InlineData("Wrote the parser in C++17")]
    [InlineData("Came in as the 3rd engineer")]
    public void Numbers_ThatNameOrDate_DoNot(string bullet) => Assert.False(Metrics.In(bullet));

    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 9)]
    [InlineData(3, 3)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    [InlineData(10, 0)]
    public void Share_Under40PercentCostsInProportion(int with, int lost)
    {
        var bullets = Enumerable.Range(0, 10).Select(i => i < with ? "Served 40 guests a night" : "Served guests at night");

        Assert.Equal(lost, Judged.By(new MetricsRule(), Judged.WithBullets(bullets)).Sum(f => f.Lost));
    }

    [Fact]
    public void Finding_SaysHowManyAndHowManyMore()
    {
        var found = Judged.By(new MetricsRule(), Judged.WithBullets([.. Enumerable.Repeat("Planned routes", 11), .. Enumerable.Repeat("Planned 9 routes", 7)]));

        Assert.StartsWith("7 of 18 bullets carry a number; aim for at least 8.", found.Single().Message, StringComparison.Ordinal);
        Assert.All(found.Single().Places, p => Assert.Equal("Planned routes".Length, p.Length));
    }
}
