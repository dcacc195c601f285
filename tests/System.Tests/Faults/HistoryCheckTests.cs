namespace OrleansResume.System.Tests.Faults;

/// <summary>The check of the fault runs finds what it is there for.</summary>
public sealed class HistoryCheckTests
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private static readonly Guid _id = new("00000000-0000-7000-8000-000000000001");

    [Fact]
    public void Broken_AnOrderlyHistory_IsNothing() =>
        Assert.Empty(Check([(null, "queued", 0, 0), ("queued", "processing", 1, 1), ("processing", "queued", 1, 5), ("queued", "processing", 2, 8), ("processing", "completed", 2, 9)]));

    [Fact]
    public void Broken_AcceptedAndNotThere_IsLost() => Assert.Contains("is lost", Assert.Single(Check([])), StringComparison.Ordinal);

    [Theory]
    [InlineData("is not final", "queued", "processing")]
    [InlineData("is final more than once", "queued", "processing", "completed", "completed")]
    [InlineData("goes on after its end", "queued", "processing", "completed", "queued")]
    [InlineData("misses a step", "processing", "completed")]
    [InlineData("makes a step that does not exist", "queued", "completed")]
    public void Broken_Steps_AreTold(string what, params string[] statuses) =>
        Assert.Contains(Check([.. statuses.Select((status, i) => (i == 0 ? (status == "queued" ? null : "queued") : statuses[i - 1], status, status == "queued" ? 0 : 1, i))]), broken => broken.Contains(what, StringComparison.Ordinal));

    [Theory]
    [InlineData(69, false)]
    [InlineData(71, true)]
    public void Broken_PastTheDeadline_IsToldTenSecondsLater(int seconds, bool told) =>
        Assert.Equal(told ? 1 : 0, Check([(null, "queued", 0, 0), ("queued", "processing", 1, 1), ("processing", "failed", 1, 1 + seconds)]).Count);

    [Fact]
    public void Broken_ARunThatIsCountedTwice_IsTold() =>
        Assert.Contains("miscounts its runs", Assert.Single(Check([(null, "queued", 0, 0), ("queued", "processing", 2, 1), ("processing", "completed", 2, 2)])), StringComparison.Ordinal);

    private static List<string> Check((string? From, string To, int Run, int At)[] steps) => HistoryCheck.Broken(
        steps.Select((step, i) => new HistoryLine(_id, i + 1, step.Run, step.From, step.To, "reason", DateTimeOffset.UnixEpoch.AddSeconds(step.At))),
        [_id],
        _minute,
        _minute);
}
