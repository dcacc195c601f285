using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

public sealed class ChangesTests
{
    private static string Told(params (string Finding, Category Category, int Lost)[] findings) =>
        string.Join(' ', Changes.Of([.. findings.Select(f => new Change(f.Finding, f.Finding, f.Category, f.Lost))], withKeywords: false).Select(c => $"{c.Finding}+{c.Gain}"));

    [Fact]
    public void Gain_OfACategoryThatLostAllItHadIsWhatComesBack() =>
        // 9 and three times 4 are 21 points, of 15: the dearest alone gives 3 back, and each that follows all of its own.
        Assert.Equal("placeholder+3 typo+4 pronouns+4", Told(
            ("placeholder", Category.Language, 9), ("typo", Category.Language, 4), ("pronouns", Category.Language, 4), ("buzzwords", Category.Language, 4)));

    [Fact]
    public void Three_ThatGainMostTogetherAreChosen() =>
        // 60 points of 35: one alone gains nothing, all three all of it, and more than those that gain at once.
        Assert.Equal("metrics+0 bullets+15 verbs+20", Told(
            ("metrics", Category.Experience, 20), ("bullets", Category.Experience, 20), ("verbs", Category.Experience, 20), ("phone", Category.Contact, 2), ("place", Category.Contact, 1)));

    [Fact]
    public void Nothing_ToGainIsNoChange() => Assert.Equal("", Told(("praise", Category.Format, 0)));

    [Fact]
    public void PlaceholderFilledIn_RaisesTheScoreByWhatWasPromised()
    {
        const string Open = "\nLorem ipsum\n[Company Name]\nJun 20XX";
        var before = Judged.Report(Samples.Strong + Open);
        var change = before.Changes[0];

        Assert.Equal("placeholder.1", change.Finding);
        Assert.Equal(Judged.Report(Samples.Strong).Score, before.Score + change.Gain);
        Assert.StartsWith($"{before.Score} of 100 points: ", before.Summary, StringComparison.Ordinal);
        Assert.Contains($": {change.Change} (+{change.Gain} points)", before.Summary.Split(". ")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Severity_IsTheRulesWhateverElseWasFound()
    {
        var report = Judged.Report(Samples.Weak + "\nLorem ipsum\n[Company Name]\nJun 20XX\nI recieve teh mail and my adress is our own.");

        Assert.Equal(Severity.Warning, report.Findings.Single(f => f.Rule == "pronouns").Severity);
        Assert.All(report.Findings.Where(f => f.Rule is "pronouns" or "typo" or "placeholder" or "buzzwords"), f => Assert.True(f.Points < 0));
    }
}
