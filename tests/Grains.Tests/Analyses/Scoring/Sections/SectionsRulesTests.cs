using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring.Sections;

namespace OrleansResume.Grains.Tests.Analyses.Scoring.Sections;

public sealed class SectionsRulesTests
{
    [Theory]
    [InlineData("Experience\nPlanner, N | 2020 – Present\nEducation\nBSc\nSkills\nSQL", 0)]
    [InlineData("Education\nBSc\nSkills\nSQL", 6)]
    [InlineData("Experience\nPlanner, N | 2020 – Present\nSkills\nSQL", 3)]
    [InlineData("Experience\nPlanner, N | 2020 – Present\nEducation\nBSc\nSkills\n", 3)]
    [InlineData("nothing", 12)]
    public void StandardSections_EachMissingOneCosts(string text, int lost) =>
        Assert.Equal(lost, Judged.By(new StandardSectionsRule(), text).Sum(f => f.Lost));

    [Fact]
    public void StandardSections_WhatIsAbsentHasNoPlaceAndOwnHeadingsAreNamed()
    {
        var finding = Judged.By(new StandardSectionsRule(), "Mara\nMy Journey\nI sailed\nEducation\nBSc\nSkills\nSQL").Single();

        Assert.Empty(finding.Places);
        Assert.Contains("“My Journey”", finding.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Summary\na\nExperience\nb\nEducation\nc\nSkills\nd", 0)]
    [InlineData("Experience\nb\nEducation\nc\nSkills\nd", 1)]
    [InlineData("Experience\nb\nEducation\nc", 2)]
    [InlineData("Experience\nb\nInterests\nd\nReferences\ne", 3)]
    [InlineData("b", 3)]
    public void SectionCount_FourAreEnough(string text, int lost) =>
        Assert.Equal(lost, Judged.By(new SectionCountRule(), text).Sum(f => f.Lost));

    [Fact]
    public void SectionOrder_InterestsBeforeExperienceCost()
    {
        Assert.Equal(1, Judged.By(new SectionOrderRule(), "Interests\nfootball\nExperience\nPlanner, N | 2020 – Present").Single().Lost);
        Assert.Empty(Judged.By(new SectionOrderRule(), "Experience\nPlanner, N | 2020 – Present\nInterests\nfootball"));
    }

    [Theory]
    [InlineData("Nov 2021 – Oct 2026", 1)]
    [InlineData("Dec 2021 – Oct 2026", 0)]
    public void SectionOrder_EducationFirstIsFineUntilFiveYearsOfWork(string dates, int findings)
    {
        var found = Judged.By(new SectionOrderRule(), $"Education\nBSc\nExperience\nPlanner, N | {dates}");

        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal((Severity.Suggestion, 0), (f.Severity, f.Lost)));
    }

    [Fact]
    public void JobsRead_AnExperienceSectionWithoutJobsCosts()
    {
        Assert.Equal(3, Judged.By(new JobsReadRule(), "Experience\nI worked a lot").Single().Lost);
        Assert.Empty(Judged.By(new JobsReadRule(), "Experience\nPlanner, N | 2020 – Present"));
        Assert.Empty(Judged.By(new JobsReadRule(), "Skills\nSQL"));
    }

    [Fact]
    public void EmptySection_CostsAPoint()
    {
        Assert.Equal(1, Judged.By(new EmptySectionRule(), "Projects\n\nSkills\nSQL").Single().Lost);
        Assert.Empty(Judged.By(new EmptySectionRule(), "Projects\nA dam\nSkills\nSQL"));
    }

    [Theory]
    [InlineData("References available upon request.", 1)]
    [InlineData("References on request", 1)]
    [InlineData("References\nAvailable upon request", 1)]
    [InlineData("Referees can be provided on request", 1)]
    [InlineData("Answered 40 requests for references", 0)]
    public void References_OnRequestCost(string line, int lost) =>
        Assert.Equal(lost, Judged.By(new ReferencesRule(), line).Sum(f => f.Lost));
}
