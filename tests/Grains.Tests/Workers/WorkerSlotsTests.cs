using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Tests.Workers;

/// <summary>How many attempts a silo takes.</summary>
public sealed class WorkerSlotsTests
{
    private const int Many = 1000;

    private readonly WorkerSlots _slots = new(Many, TimeProvider.System);

    [Fact]
    public void Places_BeforeTheFirstResult_AreFew()
    {
        Assert.Equal(Environment.ProcessorCount, _slots.Places(isWarm: false));
        Assert.Equal(1, new WorkerSlots(1, TimeProvider.System).Places(isWarm: false));
    }

    [Fact]
    public void Places_OfAnAnalyzerThatHasJudged_AreNineASlot() => Assert.Equal(9 * Many, _slots.Places(isWarm: true));

    [Fact]
    public void Places_AfterTheFirstResult_AreNineASlot()
    {
        _slots.Work(begins: true);
        Assert.Equal(Environment.ProcessorCount, _slots.Places(isWarm: false));
        _slots.BringBack();
        Assert.Equal(9 * Many, _slots.Places(isWarm: false));
    }

    // A first judgement that does not come back is no reason to take few for ever.
    [Fact]
    public void Places_WhileSlotsHang_AreThoseOfAllUntilEachOneHangs()
    {
        _slots.Hang(begins: true);
        Assert.Equal(9 * Many, _slots.Places(isWarm: false));
        for (var i = 1; i < Many; i++)
        {
            _slots.Hang(begins: true);
        }

        Assert.Equal(0, _slots.Places(isWarm: true));
    }
}
