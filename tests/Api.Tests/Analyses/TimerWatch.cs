using Microsoft.Extensions.Time.Testing;

namespace OrleansResume.Api.Tests.Analyses;

/// <summary>Time that the test moves, once somebody waits for it.</summary>
internal sealed class TimerWatch : FakeTimeProvider
{
    private readonly SemaphoreSlim _timers = new(0);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Release();
        return timer;
    }

    /// <summary>Lets time pass once a wait has begun that no time has passed for.</summary>
    public async Task Pass(TimeSpan time)
    {
        Assert.True(await _timers.WaitAsync(TimeSpan.FromSeconds(30)), "Nobody waits.");
        Advance(time);
    }
}
