namespace OrleansResume.System.Tests.Faults;

/// <summary>The check of the limits finds what it is there for: five at once, one back every two seconds.</summary>
public sealed class LimitCheckTests
{
    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Broken_AtOnce_IsMoreThanTheBucketHolds(int count, bool told) =>
        Assert.Equal(told ? 1 : 0, Check([.. Enumerable.Repeat((0.0, 0.5), count)]).Count);

    [Theory]
    [InlineData(2.0, false)]
    [InlineData(1.5, true)]
    public void Broken_OneMore_IsSoBeforeItsTime(double at, bool told) =>
        Assert.Equal(told ? 1 : 0, Check([.. Enumerable.Repeat((0.0, 0.0), 5), (at, at)]).Count);

    [Fact]
    public void Broken_WindowInTheMiddle_IsFound() =>
        Assert.Contains("got 6 within 1.00 s", Assert.Single(Check([(0, 0), .. Enumerable.Repeat((100.0, 101.0), 6), (200, 200)])), StringComparison.Ordinal);

    // Its permit may have been taken when it was asked for, so that the bucket was full again when the others came.
    [Fact]
    public void Broken_AcceptedLongAfterItWasAskedFor_IsNot() => Assert.Empty(Check([(0, 30), .. Enumerable.Repeat((30.0, 30.0), 5)]));

    [Fact]
    public void Broken_OfTwoGuests_IsEachOfItsOwn() => Assert.Empty(LimitCheck.Broken(
        Enumerable.Range(0, 10).Select(i => new Accepted(Guid.CreateVersion7(), i % 2, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)), 5, TimeSpan.FromSeconds(10)));

    private static List<string> Check((double Asked, double At)[] own) => LimitCheck.Broken(
        own.Select(one => new Accepted(Guid.CreateVersion7(), 0, DateTimeOffset.UnixEpoch.AddSeconds(one.Asked), DateTimeOffset.UnixEpoch.AddSeconds(one.At))), 5, TimeSpan.FromSeconds(10));
}
