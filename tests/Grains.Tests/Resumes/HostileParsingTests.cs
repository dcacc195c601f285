using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses.Scoring;
using OrleansResume.Grains.Analyses.Scoring.Sections;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Resumes;
using OrleansResume.Grains.Tests.Analyses.Scoring;

namespace OrleansResume.Grains.Tests.Resumes;

/// <summary>The product's own parser and analyzer over texts that were made against them: they come back, and the work is counted.</summary>
public sealed class HostileParsingTests
{
    private const int Some = 15_000;
    private const int Long = 200_000;

    public static TheoryData<string> Pieces => [.. HostileText.Pieces.Keys];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Pieces))]
    public async Task Parse_UnderAnyHeading_CostsWhatItsLengthDoes(string piece) => await Task.Run(
        () => Assert.All(HostileText.Headings, heading =>
        {
            var (small, large) = (HostileText.Of(heading, piece, Some), HostileText.Of(heading, piece, 2 * Some));
            var (some, twice) = (HostileText.Cost(small, Judged.Plain(small)), HostileText.Cost(large, Judged.Plain(large)));
            Assert.InRange(twice, 1, (some * 5 / 2) + 10_000);
        }),
        TestContext.Current.CancellationToken);

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Pieces))]
    public async Task Analyze_TheLongestText_ComesBack(string piece) => await Task.Run(
        () => Assert.All(new[] { "Experience", "Education", "Certificates" }, heading =>
        {
            if (HostileText.Read(HostileText.Of(heading, piece, Long)) is not { } read)
            {
                return;
            }

            var job = string.Concat(Enumerable.Repeat($"experience in {HostileText.Pieces[piece]} 5 years or Java, ", 400));
            HostileText.OnASmallStack(() =>
            {
                var run = new BuiltInAnalyzer().Judge(Judged.Input(read.Text, read.Layout, job), new WorkBudget(), CancellationToken.None);
                Assert.True(run.Report is not null || run.Error is { Code: AnalysisErrorCode.DocumentUnreadable });
            });
        }),
        TestContext.Current.CancellationToken);

    [Theory(Timeout = 60_000)]
    [InlineData("Certificates\n", "a|", 100_000)]
    [InlineData("Education\n2019 ", "a|", 200_000)]
    [InlineData("Education\nBSc, ", "X University, ", 300_000)]
    [InlineData("Projects\n", "a - ", 100_000)]
    [InlineData("Experience\n2019 – 2020\n", "a-", 100_000)]
    public async Task Parse_WhatHadNoEndOfTheStack_ComesBack(string start, string piece, int length) => await Task.Run(
        () =>
        {
            var text = $"Jane Doe\njane@doe.com\n{start}" + string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            HostileText.OnASmallStack(() => ResumeParser.Parse(text, Judged.Plain(text)));
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public void Parse_BeyondTheBudget_IsTooComplexAndNoFault()
    {
        var text = HostileText.Of("Experience", "jobs", 20_000);
        Assert.Throws<TooComplexException>(() => ResumeParser.Parse(text, Judged.Plain(text), new WorkBudget(most: 50_000)));
        var run = new BuiltInAnalyzer().Judge(Judged.Input(text), new WorkBudget(most: 50_000), CancellationToken.None);
        Assert.Null(run.Report);
        Assert.Equal(AnalysisErrorCode.DocumentUnreadable, run.Error!.Code);
        Assert.Contains("too complex", run.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_WhoseTimeIsOver_EndsAtItsNextLine()
    {
        using var over = new CancellationTokenSource();
        over.Cancel();
        var text = HostileText.Of("Experience", "jobs", 2_000);
        Assert.Throws<OperationCanceledException>(() => ResumeParser.Parse(text, Judged.Plain(text), new WorkBudget(cancellation: over.Token)));
    }

    [Fact]
    public void Parse_MoreEntriesThanAResumeHas_KeepsTheFirstAndSaysSo()
    {
        var text = HostileText.Of("Certificates", "dated bullets", 40_000);
        var parsed = ResumeParser.Parse(text, Judged.Plain(text));
        Assert.True(parsed.InPart);
        Assert.InRange(parsed.Resume.Certificates.Count, 1, 1_000);
        Assert.Single(Judged.Really(new ReadInPartRule(), text));
        Assert.False(ResumeParser.Parse("Jane Doe\nCertificates\nFirst Aid, 2020", new DocumentLayout()).InPart);
    }

    [Fact]
    public void Parse_ALineOfProse_IsOneField()
    {
        var line = string.Join(" | ", Enumerable.Range(0, 400).Select(i => $"Aid {i}"));
        var parsed = ResumeParser.Parse($"Jane Doe\nCertificates\n{line}", Judged.Plain("\n\n"));
        Assert.Single(parsed.Resume.Certificates);
    }
}
