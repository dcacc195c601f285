namespace OrleansResume.Grains.Tests.Analyses.Scoring;

/// <summary>Texts made to be slow: the analyzer's work grows with their length, not with its square.</summary>
public sealed class HostileTextTests
{
    private const int Length = 500_000;

    [Theory(Timeout = 20_000)]
    [InlineData("a,")]
    [InlineData("I we my ")]
    [InlineData("12 3 ")]
    [InlineData("• 5 x\n")]
    [InlineData("• Managed 5 team player routes of the the region for all of us\n")]
    [InlineData("A")]
    [InlineData("\n")]
    [InlineData("x@y.z ")]
    [InlineData("Java or ")]
    [InlineData("Planner, N | Jan 2020 – Feb 2021\n")]
    [InlineData("\"“[XX ")]
    [InlineData("😀")]
    public async Task Text_OfTheLongestKind_IsJudgedInTime(string piece)
    {
        var text = "Experience\nPlanner, N | Jan 2010 – Present\n• " + string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
        var job = string.Concat(Enumerable.Repeat(piece.Replace("•", "Java, Go or", StringComparison.Ordinal), 20_000 / piece.Length / 2));

        var report = await Task.Run(() => Judged.Report(text, job: job), TestContext.Current.CancellationToken);

        Assert.NotEmpty(report.Summary);
    }
}
