using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

public sealed class RulesTests
{
    [Fact]
    public void Rules_NameTheirSource() =>
        Assert.All(Rules.All, rule => Assert.True(rule.Source.Length >= 10 && !rule.Source.Contains(".md", StringComparison.OrdinalIgnoreCase), rule.Name));

    [Fact]
    public void Rules_HaveNamesOfTheirOwn() =>
        Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());
}
