using CsCheck;
using OrleansResume.Grains.Guests;

namespace OrleansResume.Grains.Tests.Guests;

public sealed class RateLimitTests
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly LimitPolicy _five = new() { Permits = 5, Window = TimeSpan.FromMinutes(1) };

    private static readonly Gen<LimitPolicy> _policies = Gen.Select(
        Gen.Int[1, 100], Gen.Int[1, 1_000_000], (permits, seconds) => new LimitPolicy { Permits = permits, Window = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public void Take_AllAtOnce_GrantsTheLimitAndThenOneEachInterval()
    {
        var full = default(DateTimeOffset);
        for (var i = 0; i < 5; i++)
        {
            full = RateLimit.Take(_five, full, _start)!.Value;
        }

        Assert.Null(RateLimit.Take(_five, full, _start));
        Assert.Null(RateLimit.Take(_five, full, _start + TimeSpan.FromSeconds(12) - TimeSpan.FromTicks(1)));
        Assert.NotNull(RateLimit.Take(_five, full, _start + TimeSpan.FromSeconds(12)));
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 4, 12)]
    [InlineData(4, 1, 12)]
    [InlineData(5, 0, 12)]
    public void State_AfterSoMany_TellsWhatIsLeft(int taken, int remaining, int next)
    {
        var full = default(DateTimeOffset);
        for (var i = 0; i < taken; i++)
        {
            full = RateLimit.Take(_five, full, _start)!.Value;
        }

        var state = RateLimit.State("burst", _five, full, _start);

        Assert.Equal((remaining, TimeSpan.FromSeconds(next)), (state.Remaining, state.Next));
    }

    [Fact]
    public void Take_WhenTheStateSaysSo_IsGrantedAndNeverSooner() => Gen.Select(_policies, Gen.Long[0, 1_000_000_000_000].Array[1, 200]).Sample((policy, steps) =>
    {
        var (full, now) = (default(DateTimeOffset), _start);
        foreach (var step in steps)
        {
            now += TimeSpan.FromTicks(step);
            var state = RateLimit.State("p", policy, full, now);
            var taken = RateLimit.Take(policy, full, now);
            Assert.Equal(state.Remaining > 0, taken is not null);
            if (taken is null)
            {
                Assert.Null(RateLimit.Take(policy, full, now + state.Next - TimeSpan.FromTicks(1)));
                now += state.Next;
                taken = RateLimit.Take(policy, full, now);
                Assert.NotNull(taken);
            }

            Assert.Equal(RateLimit.State("p", policy, full, now).Remaining - 1, RateLimit.State("p", policy, taken.Value, now).Remaining);
            full = taken.Value;
        }
    });

    [Fact]
    public void GiveBack_WhatWasTaken_IsAsBefore() => _policies.Sample(policy =>
    {
        var once = RateLimit.Take(policy, default, _start)!.Value;

        Assert.Equal(policy.Permits, RateLimit.State("p", policy, RateLimit.GiveBack(policy, once), _start).Remaining);
    });

    [Fact]
    public void Take_InAnyWindow_NeverMoreThanTwiceTheLimitLessOne() => Gen.Select(_policies, Gen.Long[0, 10_000_000].Array[50, 300]).Sample((policy, steps) =>
    {
        // From any moment on: what is there, and what comes back meanwhile.
        var (full, now, granted) = (default(DateTimeOffset), _start, 0);
        foreach (var step in steps)
        {
            now += TimeSpan.FromTicks(step);
            if (RateLimit.Take(policy, full, now) is { } after)
            {
                (full, granted) = (after, granted + 1);
            }
        }

        var interval = policy.Window.Ticks / policy.Permits;
        Assert.True(granted <= policy.Permits + ((now - _start).Ticks / interval));
    });
}
