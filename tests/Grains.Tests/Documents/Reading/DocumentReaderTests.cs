using Microsoft.Extensions.Time.Testing;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Tests.Documents.Reading;

public sealed class DocumentReaderTests
{
    private static readonly ReadDocument _read = new("text/plain", "a word", new DocumentLayout { Lines = [new LayoutLine()] }, PageCount: null, 2, []);

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_LongerThanAllowed_IsTooComplexAndKeepsItsPlace()
    {
        using var hang = new ManualResetEventSlim();
        var reader = Reader(readers: 1, (_, _) =>
        {
            hang.Wait(CancellationToken.None);
            return _read;
        });
        var first = reader.Read(new byte[1], Token);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(UnreadableReason.TooComplex, Refused(await first).Reason);

        var second = reader.Read(new byte[1], Token);
        _time.Advance(TimeSpan.FromSeconds(2));
        var busy = Refused(await second);
        Assert.Equal(RefusalCode.Overloaded, busy.Code);
        Assert.Equal(TimeSpan.FromSeconds(2), busy.RetryAfter);

        hang.Set();
        Assert.True((await reader.Read(new byte[1], Token)).TryGet(out _, out _));
    }

    [Fact]
    public async Task Read_TooManyWait_IsOverloadedAtOnce()
    {
        using var hang = new ManualResetEventSlim();
        var reader = Reader(
            readers: 1,
            (_, _) =>
            {
                hang.Wait(CancellationToken.None);
                return _read;
            },
            waiting: 1);
        var (reads, waits) = (reader.Read(new byte[1], Token), reader.Read(new byte[1], Token));

        Assert.Equal(RefusalCode.Overloaded, Refused(await reader.Read(new byte[1], Token)).Code);

        hang.Set();
        Assert.True((await reads).TryGet(out _, out _));
        Assert.True((await waits).TryGet(out _, out _));
    }

    [Fact]
    public async Task Read_WhatWaited_IsAnsweredByTheDeadlineOfBoth()
    {
        using ManualResetEventSlim first = new(), last = new();
        using var second = new SemaphoreSlim(0);
        var turns = 0;
        var reader = Reader(readers: 1, (_, _) =>
        {
            var isFirst = Interlocked.Increment(ref turns) == 1;
            if (!isFirst)
            {
                second.Release();
            }

            (isFirst ? first : last).Wait(CancellationToken.None);
            return _read;
        });
        var (reads, waits) = (reader.Read(new byte[1], Token), reader.Read(new byte[1], Token));
        _time.Advance(TimeSpan.FromSeconds(1.9));
        first.Set();
        Assert.True((await reads).TryGet(out _, out _));
        await second.WaitAsync(Token);

        _time.Advance(TimeSpan.FromSeconds(3.8));

        Assert.Equal(UnreadableReason.TooComplex, Refused(await waits).Reason);
        last.Set();
    }

    [Fact]
    public async Task Read_AFaultOfOurs_IsNotHiddenAndGivesItsPlaceBack()
    {
        var faults = 1;
        var reader = Reader(readers: 1, (_, _) => Interlocked.Decrement(ref faults) >= 0 ? throw new InvalidOperationException("a fault") : _read);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.Read(new byte[1], Token));
        Assert.True((await reader.Read(new byte[1], Token)).TryGet(out _, out _));
    }

    [Fact]
    public async Task Read_ManyAtOnce_NoMoreThanThePlacesRunTogether()
    {
        var (running, most) = (0, 0);
        var reader = Reader(readers: 3, (_, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            Thread.Yield();
            Interlocked.Decrement(ref running);
            return _read;
        });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => reader.Read(new byte[1], Token)));

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Read_ACallerWhoLeaves_IsLetGoAndThePlaceIsGivenBack()
    {
        using var hang = new ManualResetEventSlim();
        using var leaves = new CancellationTokenSource();
        var reader = Reader(readers: 1, (_, _) =>
        {
            hang.Wait(CancellationToken.None);
            return _read;
        });

        var left = reader.Read(new byte[1], leaves.Token);
        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        hang.Set();
        Assert.True((await reader.Read(new byte[1], Token)).TryGet(out _, out _));
    }

    private static Refusal Refused(Outcome<ReadDocument> outcome) =>
        outcome.TryGet(out _, out var refusal) ? throw new InvalidOperationException("It was read.") : refusal;

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while (now > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
            // Somebody else was faster: look again.
        }
    }

    private DocumentReader Reader(int readers, Func<ReadOnlyMemory<byte>, CancellationToken, Outcome<ReadDocument>> read, int waiting = 64) =>
        new(new ReadingOptions { Readers = readers, MaxWaiting = waiting }, _time, read);
}
