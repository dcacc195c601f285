using Microsoft.Extensions.Time.Testing;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

public sealed class DatabaseClockTests
{
    private static readonly DateTimeOffset _database = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Stepped _machine = new();

    [Fact]
    public void GetUtcNow_TheMachinesClockIsSet_GoesOnAsBefore()
    {
        var clock = new DatabaseClock(_machine);
        clock.Follow(_database, clock.GetTimestamp());
        _machine.Passing.Advance(TimeSpan.FromSeconds(3));
        _machine.Step = TimeSpan.FromHours(1);

        Assert.Equal(_database + TimeSpan.FromSeconds(3), clock.GetUtcNow());
    }

    [Fact]
    public void Follow_AnAnswerThatTookLong_MovesNothingThatItDoesNotContradict()
    {
        var clock = new DatabaseClock(_machine);
        clock.Follow(_database, clock.GetTimestamp());
        var asked = clock.GetTimestamp();
        _machine.Passing.Advance(TimeSpan.FromSeconds(10));

        // Said right after the question, heard ten seconds later.
        clock.Follow(_database, asked);

        Assert.Equal(_database + TimeSpan.FromSeconds(10), clock.GetUtcNow());
    }

    [Fact]
    public void Follow_WhatCannotBe_MovesToTheNearestThatCan()
    {
        var clock = new DatabaseClock(_machine);
        clock.Follow(_database, clock.GetTimestamp());
        var asked = clock.GetTimestamp();
        _machine.Passing.Advance(TimeSpan.FromSeconds(1));
        clock.Follow(_database + TimeSpan.FromMinutes(1), asked);
        Assert.Equal(_database + TimeSpan.FromMinutes(1), clock.GetUtcNow());

        asked = clock.GetTimestamp();
        _machine.Passing.Advance(TimeSpan.FromSeconds(1));
        clock.Follow(_database, asked);
        Assert.Equal(_database + TimeSpan.FromSeconds(1), clock.GetUtcNow());
    }

    // A machine whose clock can be set while time passes evenly.
    private sealed class Stepped : TimeProvider
    {
        public FakeTimeProvider Passing { get; } = new();

        public TimeSpan Step { get; set; }

        public override long TimestampFrequency => Passing.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Passing.GetUtcNow() + Step;

        public override long GetTimestamp() => Passing.GetTimestamp();
    }
}
