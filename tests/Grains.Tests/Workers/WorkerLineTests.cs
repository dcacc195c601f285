using CsCheck;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

public sealed partial class WorkerLineTests
{
    private readonly WorkerId _worker = new(Guid.CreateVersion7());
    // When what is found unheld was accepted, where that does not matter.
    private static readonly DateTimeOffset _long = DateTimeOffset.UnixEpoch;
    private bool _held = true;

    [Fact]
    public void TryReserve_Closed_HasNoPlace()
    {
        var line = new WorkerLine(_worker, () => 2, TimeProvider.System);

        Assert.Null(line.TryReserve(NewOwner()));
        Assert.Equal(0, line.Room);
    }

    [Fact]
    public void TryReserve_WithoutALease_HasNoPlace()
    {
        var line = Open(2);
        _held = false;

        Assert.Null(line.TryReserve(NewOwner()));
        Assert.False(line.TryEnter(NewId(), NewOwner(), _long));
        Assert.Equal(0, line.Room);
    }

    [Fact]
    public void TryReserve_Full_HasNoPlaceUntilOneIsGivenBack()
    {
        var line = Open(2);
        var first = line.TryReserve(NewOwner());
        var second = line.TryReserve(NewOwner());
        Assert.Null(line.TryReserve(NewOwner()));

        first!.Dispose();
        first.Dispose();

        Assert.Equal(1, line.Room);
        Assert.Equal(_worker, second!.Worker);
    }

    [Fact]
    public void TryReserve_WhatItTakesGrows_HasPlacesForTheRest()
    {
        var takes = 2;
        var line = new WorkerLine(_worker, () => takes, TimeProvider.System);
        line.Open(new Unwatched());
        var (eager, other) = (NewOwner(), NewOwner());

        // While it takes two, nobody has more than one of them.
        Assert.NotNull(line.TryReserve(eager));
        Assert.Null(line.TryReserve(eager));
        Assert.True(line.TryEnter(NewId(), other, _long));
        Assert.False(line.TryEnter(NewId(), NewOwner(), _long));
        Assert.Equal(0, line.Room);

        takes = 8;
        Assert.Equal(6, line.Room);
        Assert.NotNull(line.TryReserve(eager));
        Assert.True(line.TryEnter(NewId(), NewOwner(), _long));
        Assert.Equal(4, line.Room);
    }

    [Fact]
    public async Task Next_InOrderOfEntering_KeepsThePlaceUntilLeft()
    {
        var line = Open(3);
        var ids = Enumerable.Range(0, 3).Select(_ => NewId()).ToList();
        ids.ForEach(id => Assert.True(line.TryEnter(id, NewOwner(), _long)));

        foreach (var id in ids)
        {
            Assert.Equal(id, (await line.Next(TestContext.Current.CancellationToken)).Analysis);
            Assert.True(line.Holds(id));
            Assert.False(line.TryEnter(NewId(), NewOwner(), _long));
        }

        line.Leave(ids[1]);
        Assert.False(line.Holds(ids[1]));
        Assert.Equal(1, line.Room);
    }

    [Fact]
    public void Enter_WhatIsInsideAlready_TakesNoSecondPlace()
    {
        var line = Open(2);
        var id = NewId();
        line.TryEnter(id, NewOwner(), _long);

        line.TryReserve(NewOwner())!.Take(id);

        Assert.Equal(1, line.Room);
        Assert.False(line.TryEnter(id, NewOwner(), _long));
        Assert.Single(line.Inside());
    }

    [Fact]
    public void Places_AfterAnySequenceOfSteps_AddUp() => Gen.Int[0, 5].Array[0, 200].Sample(steps =>
    {
        const int length = 4;
        var line = Open(length);
        var reserved = new List<WorkerPlace>();
        foreach (var step in steps)
        {
            switch (step)
            {
                case 0 when line.TryReserve(NewOwner()) is { } place:
                    reserved.Add(place);
                    break;
                case 1 when reserved.Count > 0:
                    reserved[0].Take(NewId());
                    reserved.RemoveAt(0);
                    break;
                case 2 when reserved.Count > 0:
                    reserved[0].Dispose();
                    reserved.RemoveAt(0);
                    break;
                case 3:
                    line.TryEnter(NewId(), NewOwner(), _long);
                    break;
                case 4 when line.Inside() is [var inside, ..]:
                    line.Leave(inside);
                    break;
                default:
                    line.Leave(NewId());
                    break;
            }

            Assert.Equal(length, line.Room + reserved.Count + line.Inside().Count);
        }
    });

    [Fact]
    public async Task TryReserve_ASlotIsIdle_KeepsItForThePlace()
    {
        var line = Open(8);
        var slot = line.Next(TestContext.Current.CancellationToken).AsTask();
        var (kept, waiting) = (NewId(), NewId());

        var place = line.TryReserve(NewOwner())!;
        Assert.True(place.HasSlot);
        Assert.False(line.TryReserve(NewOwner())!.HasSlot);
        Assert.True(line.TryEnter(waiting, NewOwner(), _long));
        Assert.False(slot.IsCompleted);
        var run = Run();
        place.Take(kept, run);

        Assert.Equal(new LineEntry(kept, run), await slot);
        Assert.Equal(waiting, (await line.Next(TestContext.Current.CancellationToken)).Analysis);
    }

    [Fact]
    public async Task Dispose_APlaceWithASlot_GivesTheSlotToWhoWaits()
    {
        var line = Open(8);
        var slot = line.Next(TestContext.Current.CancellationToken).AsTask();
        var waiting = NewId();
        var place = line.TryReserve(NewOwner())!;
        line.TryEnter(waiting, NewOwner(), _long);

        place.Dispose();

        Assert.Equal(waiting, (await slot).Analysis);
        Assert.False(line.TryReserve(NewOwner())!.HasSlot);
    }

    [Fact]
    public async Task Take_TheKeptSlotHasStopped_StaysInside()
    {
        var line = Open(8);
        using var stopping = new CancellationTokenSource();
        var slot = line.Next(stopping.Token).AsTask();
        var place = line.TryReserve(NewOwner())!;
        var id = NewId();

        await stopping.CancelAsync();
        place.Take(id, Run());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slot);
        Assert.Equal([id], line.Inside());
        // Who had to wait is asked for its run.
        Assert.Equal(new LineEntry(id, Run: null), await line.Next(TestContext.Current.CancellationToken));
    }

    private static GuestId NewOwner() => new(Guid.CreateVersion7());

    private static AnalysisId NewId() => new(Guid.CreateVersion7());

    private static AnalysisRun Run() =>
        new(Run: 1, NewOwner(), new DocumentId(Guid.CreateVersion7()), JobDescription: null, AnalyzerChoice.Default, DateTimeOffset.UnixEpoch);

    private WorkerLine Open(int length)
    {
        var line = new WorkerLine(_worker, () => _held ? length : 0, TimeProvider.System);
        line.Open(new Unwatched());
        return line;
    }

    // Nobody tells it anything here.
    private sealed class Unwatched : IRunObserver
    {
        public Task Stop(AnalysisId analysis, int run) => Task.CompletedTask;

        public Task Watched(AnalysisId analysis, int run) => Task.CompletedTask;
    }
}
