using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace OrleansResume.Api.Tests.Analyses;

/// <summary>Time that the test moves, once somebody waits for it.</summary>
internal sealed class TimerWatch : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Assert.True(_waits.Writer.TryWrite(dueTime));
        return timer;
    }

    /// <summary>Lets time pass once a wait has begun that no time has passed for.</summary>
    public async Task Pass(TimeSpan time)
    {
        await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Advance(time);
    }
}
