using System.Diagnostics;
using OrleansResume.Fixtures;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Silo.Postgres;

namespace OrleansResume.System.Tests.Reading;

/// <summary>An answer by the deadline, whatever the readers do on the way to it, and a place for the next file.</summary>
[Collection("readers of this process")]
public sealed class ReaderBoundsTests
{
    private const int Stop = 19;
    private static readonly byte[] _file = new byte[4000];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_AFaultOfOurs_IsNotHiddenAndTheReaderIsReplaced()
    {
        var others = ReaderPoolTests.Children(Environment.ProcessId);
        var time = new FailingTime();
        using var pool = Readers.Real(time: time);
        Assert.True((await pool.Read(SmallResume.Bytes, Token)).TryGet(out _, out _));
        var first = Assert.Single(ReaderPoolTests.Children(Environment.ProcessId).Except(others));

        // It has no answer before somebody looks.
        PosixSignal.Send(first, Stop);
        time.FailNextLook();
        await Assert.ThrowsAsync<InvalidOperationException>(() => pool.Read(SmallResume.Bytes, Token));

        Assert.True((await pool.Read(SmallResume.Bytes, Token)).TryGet(out _, out _));
        Assert.NotEqual(first, Assert.Single(ReaderPoolTests.Children(Environment.ProcessId).Except(others)));
        Assert.Equal([new(ReaderFault.Ours, 1)], pool.Replaced);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Read_NoReaderGetsReadyInTheWaitAllowed_IsOverloadedThen()
    {
        using var pool = Readers.Command(["sleep", "60"], new ReadingOptions { Readers = 1, MaxWait = TimeSpan.FromSeconds(1) });
        var begun = Stopwatch.GetTimestamp();

        var refusal = Refused(await pool.Read(_file, Token));

        Assert.Equal((RefusalCode.Overloaded, TimeSpan.FromSeconds(1)), (refusal.Code, refusal.RetryAfter));
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.FromSeconds(0.9), Readers.Start);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Read_TooManyWait_IsOverloadedAtOnce()
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var pool = Readers.Command(["sleep", "60"], new ReadingOptions { Readers = 1, MaxWait = Readers.Start, MaxAnswer = 2 * Readers.Start, MaxWaiting = 1 });
        var waits = pool.Read(_file, leave.Token);

        Assert.Equal(RefusalCode.Overloaded, Refused(await pool.Read(_file, Token)).Code);
        Assert.False(waits.IsCompleted);

        // Whoever leaves makes room.
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        var next = pool.Read(_file, Token);
        Assert.False(next.IsCompleted);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Read_TheReaderIsKilledWithNoTimeLeft_IsOverloadedAndNotReadAgain()
    {
        using var pool = Readers.Script("sleep 1; kill -9 $$", new ReadingOptions
        {
            Readers = 1,
            MaxTime = TimeSpan.FromSeconds(2),
            MaxWait = TimeSpan.FromSeconds(1),
            MaxAnswer = TimeSpan.FromSeconds(2.2),
        });
        await pool.StartAsync(Token);
        await pool.StartedAsync(Token);

        Assert.Equal(RefusalCode.Overloaded, Refused(await pool.Read(_file, Token)).Code);
        Assert.Equal([new(ReaderFault.Killed, 1)], pool.Replaced);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Read_WhatWaitedHasTooLittleTimeLeft_IsOverloadedAndNothingIsSaidOfTheFile()
    {
        using var pool = Readers.Script("exec sleep 60", new ReadingOptions
        {
            Readers = 1,
            MaxTime = TimeSpan.FromSeconds(3),
            MaxWait = TimeSpan.FromSeconds(4),
            MaxAnswer = TimeSpan.FromSeconds(5),
        });
        await pool.StartAsync(Token);
        await pool.StartedAsync(Token);
        var begun = Stopwatch.GetTimestamp();

        var reads = await Task.WhenAll(pool.Read(_file, Token), pool.Read(_file, Token));

        Assert.Equal([RefusalCode.DocumentUnreadable, RefusalCode.Overloaded], reads.Select(read => Refused(read).Code).Order());
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.FromSeconds(3), Readers.Start);
        await pool.StopAsync(Token);
    }

    [Fact]
    public async Task Read_AReaderThatOnlyBurns_IsEndedBeforeItsTimeOnTheWall()
    {
        using var pool = Readers.Script("while :; do :; done", new ReadingOptions
        {
            Readers = 1,
            MaxTime = TimeSpan.FromSeconds(30),
            MaxProcessorTime = TimeSpan.FromSeconds(0.5),
            MaxWait = Readers.Start,
            MaxAnswer = TimeSpan.FromSeconds(60),
        });

        Assert.Equal(UnreadableReason.TooComplex, Refused(await pool.Read(_file, Token)).Reason);
        Assert.Equal([new(ReaderFault.Processor, 1)], pool.Replaced);
        await pool.StopAsync(Token);
    }

    private static Refusal Refused(Outcome<ReadDocument> outcome) =>
        outcome.TryGet(out _, out var refusal) ? throw new InvalidOperationException("It was read.") : refusal;

    // The system's clock, that once fails to look after a file that is read.
    // Fails whoever looks at a reader that is at work, once: there it asks what time it is after each period.
    private sealed class FailingTime : TimeProvider
    {
        private int _wanted;
        private int _armed;

        public void FailNextLook() => _wanted = 1;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period > TimeSpan.Zero && Interlocked.Exchange(ref _wanted, 0) > 0)
            {
                _armed = 1;
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }

        public override long GetTimestamp() => Interlocked.Exchange(ref _armed, 0) > 0 ? throw new InvalidOperationException("a fault") : base.GetTimestamp();
    }
}
