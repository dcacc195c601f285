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
    [InlineData(70, false)]
    [InlineData(71, true)]
    public void Broken_InTheQueueForTooLong_IsToldTenSecondsLater(int at, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "failed", 0, at)]);

    [Theory]
    [InlineData(71, false)]
    [InlineData(72, true)]
    public void Broken_AtWorkForTooLong_IsToldTenSecondsLater(int at, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "processing", 1, 1), ("processing", "failed", 1, at)]);

    [Theory]
    [InlineData(71, false)]
    [InlineData(72, true)]
    public void Broken_WhoseWorkerWasLost_HasNoMoreTimeThanItHad(int at, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "processing", 1, 1), ("processing", "queued", 1, 40), ("queued", "processing", 2, 50), ("processing", "completed", 2, at)]);

    [Theory]
    [InlineData(71, false)]
    [InlineData(72, true)]
    public void Broken_WhoseWorkerWasLostAndThatIsNotBegunAgain_HasNoMoreTimeThanItHad(int at, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "processing", 1, 1), ("processing", "queued", 1, 40), ("queued", "failed", 1, at)]);

    // Twenty seconds were left, and count from the next run.
    [Theory]
    [InlineData(120, false)]
    [InlineData(121, true)]
    public void Broken_ThatWasGivenBack_HasWhatItHadLeft(int at, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "processing", 1, 0), ("processing", "released", 1, 40), ("queued", "processing", 2, 90), ("processing", "completed", 2, at)]);

    [Theory]
    [InlineData(110, false)]
    [InlineData(111, true)]
    public void Broken_ThatWasGivenBackAndWaits_HasTheQueuesTime(int at, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "processing", 1, 0), ("processing", "released", 1, 40), ("queued", "failed", 1, at)]);

    [Theory]
    [InlineData(101, false)]
    [InlineData(102, true)]
    public void Broken_ThatWasGivenBackAtItsLastMoment_HasASecond(int at, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "processing", 1, 0), ("processing", "released", 1, 60), ("queued", "processing", 2, 90), ("processing", "completed", 2, at)]);

    // Its time is over at 60: nobody lived from 55 to 80, or from 69 to 80.
    [Theory]
    [InlineData(90, 55, 80, false)]
    [InlineData(91, 55, 80, true)]
    [InlineData(90, 69, 80, false)]
    [InlineData(71, 30, 60, true)]
    [InlineData(82, 71, 80, true)]
    public void Broken_WhoseTimeIsOverWhileNobodyLives_HasTenSecondsMoreFromThen(int at, int from, int to, bool told) =>
        Past(told, [(null, "queued", 0, 0), ("queued", "failed", 0, at)], [(From: DateTimeOffset.UnixEpoch.AddSeconds(from), To: DateTimeOffset.UnixEpoch.AddSeconds(to))]);

    [Fact]
    public void Broken_ARunThatIsCountedTwice_IsTold() =>
        Assert.Contains("miscounts its runs", Assert.Single(Check([(null, "queued", 0, 0), ("queued", "processing", 2, 1), ("processing", "completed", 2, 2)])), StringComparison.Ordinal);

    private static void Past(bool told, (string? From, string To, int Run, int At)[] steps, (DateTimeOffset From, DateTimeOffset To)[]? silent = null)
    {
        var broken = Check(steps, silent);
        if (told)
        {
            Assert.Contains("past its deadline", Assert.Single(broken), StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(broken);
        }
    }

    // "released" is the reason of a line that goes back to the queue.
    private static List<string> Check((string? From, string To, int Run, int At)[] steps, (DateTimeOffset From, DateTimeOffset To)[]? silent = null) => HistoryCheck.Broken(
        steps.Select((step, i) => new HistoryLine(
            _id, i + 1, step.Run, step.From, step.To == "released" ? "queued" : step.To, step.To == "released" ? "released" : "reason", DateTimeOffset.UnixEpoch.AddSeconds(step.At))),
        [_id],
        _minute,
        _minute,
        silent ?? []);
}
