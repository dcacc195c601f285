namespace OrleansResume.Grains.Tests.Workers;

/// <summary>Whose turn it is, and who finds a place.</summary>
public sealed partial class WorkerLineTests
{
    [Fact]
    public void TryReserve_WhileOthersWaitUnheld_LeavesThemAQuarterOfTheLine()
    {
        var line = Open(8);
        line.OthersWait = true;
        Assert.Equal(4, Enumerable.Range(0, 8).Count(_ => line.TryReserve(NewOwner()) is not null));
        line.OthersWait = true;
        Assert.Equal(2, Enumerable.Range(0, 8).Count(_ => line.TryReserve(NewOwner()) is not null));

        Assert.Equal(2, Enumerable.Range(0, 9).Count(_ => line.TryEnter(NewId(), NewOwner(), _long)));
        line.OthersWait = false;
        Assert.Null(line.TryReserve(NewOwner()));
    }

    [Fact]
    public void TryReserve_WhileOthersWaitUnheld_IsForGuestsWhoHaveNobodyHereUntilTheLineRunsDry()
    {
        var line = Open(8);
        var busy = NewOwner();
        line.OthersWait = true;
        Assert.NotNull(line.TryReserve(busy));
        Assert.NotNull(line.TryReserve(busy));

        Assert.Null(line.TryReserve(busy));
        Assert.NotNull(line.TryReserve(NewOwner()));
    }

    [Fact]
    public void TryReserve_BehindABurstThatWaitsUnheld_FindsAPlaceAtOnce()
    {
        var line = Open(8);
        var busy = NewOwner();
        Assert.Equal(4, Enumerable.Range(0, 8).Count(_ => line.TryEnter(NewId(), busy, _long)));

        line.OthersWait = true;

        Assert.NotNull(line.TryReserve(NewOwner()));
    }

    [Fact]
    public void TryReserve_WhileOthersWaitUnheld_LetsHalfALineInUntilTheNextLook()
    {
        var line = Open(8);
        line.OthersWait = true;
        for (var i = 0; i < 4; i++)
        {
            var id = NewId();
            line.TryReserve(NewOwner())!.Take(id);
            line.Leave(id);
        }

        // Two more before the slots run out of work, however many have left.
        Assert.Equal(2, Enumerable.Range(0, 8).Count(_ => line.TryReserve(NewOwner()) is not null));
        line.OthersWait = true;
        Assert.NotNull(line.TryReserve(NewOwner()));
    }

    [Fact]
    public async Task Next_OneGuestsBurst_AnothersFirstComesAfterOneTurn()
    {
        var line = Open(20);
        var (busy, quiet) = (NewOwner(), NewOwner());
        for (var i = 0; i < 10; i++)
        {
            Assert.True(line.TryEnter(NewId(), busy, _long));
        }

        var single = NewId();
        Assert.True(line.TryEnter(single, quiet, _long));

        await line.Next(TestContext.Current.CancellationToken);
        Assert.Equal(single, (await line.Next(TestContext.Current.CancellationToken)).Analysis);
    }

    [Fact]
    public async Task Next_OfAGuestsAttempts_IsWhatWasAcceptedFirst()
    {
        var line = Open(20);
        var (guest, other) = (NewOwner(), NewOwner());
        var (accepted, found, later, others) = (NewId(), NewId(), NewId(), NewId());
        line.TryReserve(guest)!.Take(accepted);
        line.TryReserve(other)!.Take(others);
        Assert.True(line.TryEnter(found, guest, _long));
        Assert.True(line.TryEnter(later, guest, TimeProvider.System.GetUtcNow().AddMinutes(1)));

        foreach (var next in new[] { found, others, accepted, later })
        {
            Assert.Equal(next, (await line.Next(TestContext.Current.CancellationToken)).Analysis);
        }
    }

    [Fact]
    public void TryReserve_OneGuestsBurst_LeavesHalfOfTheLineToOthers()
    {
        var line = Open(8);
        var busy = NewOwner();

        Assert.Equal(4, Enumerable.Range(0, 8).Count(_ => line.TryEnter(NewId(), busy, _long)));
        Assert.NotNull(line.TryReserve(NewOwner()));
    }
}
