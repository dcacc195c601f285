using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Keywords;

public sealed class KeywordRulesTests
{
    [Fact]
    public void MissingTerms_CostTheirShare()
    {
        var report = Judged.Report(Samples.Strong, job: "Requirements:\n- SQL\n- Kafka\nNice to have:\n- Rust programming\n- Excel");

        // Weights 2, 2, 1, 1: half of the twenty points, two thirds of it for what is required.
        Assert.Equal(-7, report.Findings.Single(f => f.Rule is "keywords_required").Points);
        Assert.Equal(-3, report.Findings.Single(f => f.Rule is "keywords_preferred").Points);
        Assert.Equal(0.5, report.Keywords!.Coverage);
    }

    [Fact]
    public void Years_AreComparedWithTheDatedJobs()
    {
        var few = Judged.Report(Samples.Strong, job: "Requirements:\n- 15+ years of experience with SQL").Findings.Single(f => f.Rule is "keywords_years");

        Assert.Contains("15 years", few.Message, StringComparison.Ordinal);
        Assert.Contains("11 years 6 months", few.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Judged.Report(Samples.Strong, job: Samples.Job).Findings, f => f.Rule is "keywords_years");
    }

    [Fact]
    public void Skills_ThatAreOnlyListed_ShouldBeShown()
    {
        var finding = Judged.Report(Samples.Strong, job: Samples.Job).Findings.Single(f => f.Rule is "keywords_unproven");

        Assert.Equal("SAP", finding.Evidence.Single().Quote);
        Assert.Equal((Severity.Suggestion, 0), (finding.Severity, finding.Points));
    }

    [Fact]
    public void Coverage_OfFourFifthsIsPraised() =>
        Assert.Contains(Judged.Report(Samples.Strong, job: Samples.Job).Findings, f => f is { Rule: "keywords_coverage", Severity: Severity.Praise });
}
