using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Dates;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Dates;

public sealed class DatesRulesTests
{
    private static string Jobs(params IEnumerable<string> dates) =>
        "Experience\n" + string.Join('\n', dates.Select(d => $"Planner, N | {d}"));

    [Fact]
    public void JobDates_MissingOnesCostTwoEach()
    {
        Assert.Empty(Judged.By(new JobDatesRule(), Jobs("Jan 2020 – Present")));
        Assert.Equal(2, Judged.By(new JobDatesRule(), Jobs("Jan 2020 – Present", "some time ago")).Single().Lost);
        Assert.Equal(6, Judged.By(new JobDatesRule(), Jobs("a", "b", "c", "d")).Single().Lost);
    }

    [Fact]
    public void DateForms_MixedOnesCostAndOneFormIsPraised()
    {
        Assert.Equal(1, Judged.By(new DateFormsRule(), Jobs("Jan 2020 – Present", "2018 – 2019")).Single().Lost);
        Assert.Equal(2, Judged.By(new DateFormsRule(), Jobs("Jan 2020 – Present", "2018 – 2019", "01/2015 – 02/2016")).Single().Lost);
        Assert.Equal(Severity.Praise, Judged.By(new DateFormsRule(), Jobs("Jan 2020 – Present", "Feb 2018 – Dec 2019")).Single().Severity);
    }

    [Theory]
    [InlineData("Jan 2020 – Present", "January 2018 – Dec 2019", 1)]
    [InlineData("Mar 2020 – Present", "Mar '18 – Dec '19", 1)]
    [InlineData("03/2020 – Present", "03.2018 – 12.2019", 1)]
    [InlineData("Mar 2020 – Present", "Winter 2018 – Feb 2020", 1)]
    [InlineData("2020-03 – Present", "Mar 2018 – Feb 2020", 1)]
    [InlineData("January 2020 – Present", "May 2018 – December 2019", 0)]
    [InlineData("Jan 2020 – Present", "May 2018 – Dec 2019", 0)]
    [InlineData("since 2020", "2018 to 2019", 0)]
    public void DateForms_AreToldApartAsAnEyeSeesThem(string first, string second, int lost)
    {
        var text = $"Mara Ellingsen\n\nExperience\nPlanner, Nordlys | {first}\n• Planned routes\n\nBuyer, Brekke AS | {second}\n• Bought fish";

        Assert.Equal(lost, Judged.Really(new DateFormsRule(), text).Sum(f => f.Lost));
    }

    [Theory]
    [InlineData("BSc Logistics, Oslo | 2015", 0)]
    [InlineData("BSc Logistics, Oslo | 08/2012 – 06/2015", 1)]
    public void DateForms_OfSchoolCountUnlessTheyAreYears(string school, int lost) =>
        Assert.Equal(lost, Judged.Really(new DateFormsRule(), $"Mara Ellingsen\n\nExperience\nPlanner, Nordlys | Mar 2018 – Present\n• Planned routes\n\nEducation\n{school}").Sum(f => f.Lost));

    [Fact]
    public void DateOrder_LatestFirst()
    {
        Assert.Empty(Judged.By(new DateOrderRule(), Jobs("Jan 2020 – Present", "Feb 2018 – Dec 2019")));
        Assert.Empty(Judged.By(new DateOrderRule(), Jobs("Jan 2020 – Present", "Feb 2021 – Present")));
        Assert.Equal(2, Judged.By(new DateOrderRule(), Jobs("Feb 2018 – Dec 2019", "Jan 2020 – Present")).Single().Lost);
    }

    [Theory]
    [InlineData("Jan 2020 – Feb 2019", 2)]
    [InlineData("Jan 2019 – Feb 2020", 0)]
    [InlineData("Jan 2027 – Present", 2)]
    [InlineData("Jan 2020 – Nov 2026", 0)]
    [InlineData("Jan 2020 – Dec 2026", 2)]
    [InlineData("2020 – 2026", 0)]
    [InlineData("2020 – 2027", 2)]
    public void DateRange_ImpossibleOnesCost(string dates, int lost) =>
        Assert.Equal(lost, Judged.By(new DateRangeRule(), Jobs(dates)).Sum(f => f.Lost));

    [Theory]
    [InlineData("Aug 2020 – Present", "Jan 2018 – Jan 2020", 0)]
    [InlineData("Sep 2020 – Present", "Jan 2018 – Jan 2020", 1)]
    [InlineData("2020 – Present", "2017 – 2018", 1)]
    [InlineData("2020 – Present", "2017 – 2019", 0)]
    [InlineData("Jan 2010 – Present", "Jan 2001 – Jan 2005", 0)]
    public void Gaps_OverSixMonthsInTheLastTenYearsCost(string later, string earlier, int lost) =>
        Assert.Equal(lost, Judged.By(new GapsRule(), Jobs(later, earlier)).Sum(f => f.Lost));

    [Fact]
    public void Gaps_ThatSchoolFillsAreNone() =>
        Assert.Empty(Judged.By(new GapsRule(), Jobs("Sep 2021 – Present", "Jan 2018 – Jan 2020") + "\nEducation\nMSc, Oslo | Feb 2020 – Aug 2021"));

    [Theory]
    [InlineData("Jan 2020 – Apr 2026", 0)]
    [InlineData("Jan 2020 – Mar 2026", 1)]
    public void Gaps_SinceTheLastJobAreASuggestion(string dates, int findings)
    {
        var found = Judged.By(new GapsRule(), Jobs(dates));

        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal((Severity.Suggestion, 0), (f.Severity, f.Lost)));
    }

    [Theory]
    [InlineData("Jan 2020 – Present", "Jan 2018 – Feb 2020", 0)]
    [InlineData("Jan 2020 – Present", "Jan 2018 – Mar 2020", 1)]
    [InlineData("2020 – Present", "2018 – 2020", 0)]
    public void Overlaps_BeyondAHandOverAreASuggestion(string later, string earlier, int findings) =>
        Assert.Equal(findings, Judged.By(new OverlapsRule(), Jobs(later, earlier)).Count(f => f.Lost == 0));
}
