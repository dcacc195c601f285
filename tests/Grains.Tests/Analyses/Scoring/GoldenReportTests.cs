using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Tests.Analyses.Scoring;

public sealed class GoldenReportTests
{
    [Fact]
    public void StrongResume_ScoresAtLeast80()
    {
        var report = Judged.Report(Samples.Strong);

        Assert.InRange(report.Score!.Value, 80, 100);
        Assert.StartsWith($"{report.Score} of 100 points", report.Summary, StringComparison.Ordinal);
        Assert.Contains("What works", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void WeakResume_ScoresUnder50AndIsToldTheThreeChangesWorthMost()
    {
        var report = Judged.Report(Samples.Weak);

        Assert.InRange(report.Score!.Value, 0, 49);
        Assert.Contains("The three changes worth most", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void StrongAndWeak_AreThirtyPointsApart() =>
        Assert.True(Judged.Report(Samples.Strong).Score - Judged.Report(Samples.Weak).Score >= 30);

    [Fact]
    public void EveryFindingButPraise_SaysWhatToDo() =>
        Assert.All(Judged.Report(Samples.Weak, job: Samples.Job).Findings, f =>
        {
            Assert.Equal(f.Severity == Severity.Praise, f.Suggestion is null);
            Assert.EndsWith(".", f.Suggestion ?? ".", StringComparison.Ordinal);
            Assert.NotEmpty(f.Message);
        });

    [Theory]
    [InlineData(nameof(Samples.Letter), "letter")]
    [InlineData(nameof(Samples.Advert), "advert")]
    [InlineData(nameof(Samples.Prose), "resume")]
    [InlineData("short", "too little")]
    [InlineData("", "too little")]
    public void WhatIsNoResume_IsUngradedAndSaysWhy(string sample, string word)
    {
        var text = sample switch
        {
            nameof(Samples.Letter) => Samples.Letter,
            nameof(Samples.Advert) => Samples.Advert,
            nameof(Samples.Prose) => Samples.Prose,
            _ => sample,
        };
        var report = Judged.Report(text);

        Assert.Null(report.Score);
        Assert.Empty(report.Categories);
        Assert.Contains(word, Assert.Single(report.GradeReasons), StringComparison.Ordinal);
        Assert.StartsWith("Not graded.", report.Summary, StringComparison.Ordinal);
        Assert.All(report.Findings, f => Assert.Equal(0, f.Points));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Bullets_FewerThanThreeAreUngraded(int count, bool graded)
    {
        var bullets = 0;
        var text = string.Join('\n', Samples.Strong.Split('\n').Where(l => !l.StartsWith('•') || bullets++ < count));
        text += "\n" + string.Join(' ', Enumerable.Repeat("logistics", 60));

        Assert.Equal(graded, Judged.Report(text).Score is not null);
    }

    [Fact]
    public void AnotherLanguage_IsNotJudgedByEnglishWords()
    {
        var text = string.Join('\n', Samples.Strong.Split('\n').Select(l => l.StartsWith('•')
            ? "• Leitung eines Teams von 12 Personen und Planung der Touren für den Westen mit den Partnern im Lager" : l));
        var report = Judged.Report(text + "\n" + string.Concat(Enumerable.Repeat("und der mit für ", 30)));

        Assert.Contains(report.Findings, f => f is { Rule: "not_english", Points: 0 });
        Assert.DoesNotContain(report.Findings, f => f.Rule is "action_verbs" or "tense" or "pronouns");
        Assert.DoesNotContain(Judged.Report(Samples.Strong).Findings, f => f.Rule is "not_english");
    }

    [Fact]
    public void Advert_OfFewWords_IsToldFromAResumeByItsLackOfDates()
    {
        var advert = Samples.Advert[..Samples.Advert.IndexOf("What we offer", StringComparison.Ordinal)].Replace("About the role", "", StringComparison.Ordinal);

        Assert.Contains("advert", Assert.Single(Judged.Report(advert).GradeReasons), StringComparison.Ordinal);
        Assert.NotNull(Judged.Report(Samples.Strong + "\nYou will find more at my site. We are looking for partners.").Score);
    }

    [Fact]
    public void ScannedFile_IsUngradedAndAsksForOcr()
    {
        const string Text = "Mara Ellingsen";
        var report = Judged.Report(Text, Judged.Plain(Text) with { Traits = new() { Images = 2, PageCount = 2 } });

        Assert.Null(report.Score);
        Assert.Contains("OCR", Assert.Single(report.GradeReasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Job_RescalesTheCategoriesTo100()
    {
        var report = Judged.Report(Samples.Strong, job: Samples.Job);

        Assert.Equal([8, 12, 28, 8, 12, 12, 20], report.Categories.Select(c => c.Max));
        Assert.Equal(report.Score, report.Categories.Sum(c => c.Score));
    }

    [Fact]
    public void Job_ThatNamesNothing_LeavesTheScoreAlone()
    {
        var report = Judged.Report(Samples.Strong, job: "We are nice.");

        Assert.Null(report.Keywords);
        Assert.Contains(report.Findings, f => f.Rule is "job_terms");
        Assert.Equal(Judged.Report(Samples.Strong).Score, report.Score);
    }
}
