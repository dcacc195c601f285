namespace OrleansResume.Grains.Tests.Analyses.Llm;

/// <summary>Time as it is, or as a test moves it, but that waits of some seconds are over at once and are written down.</summary>
/// <param name="time">How long waits go by.</param>
internal sealed class HastyTime(TimeProvider? time = null) : TimeProvider
{
    private static readonly TimeSpan _short = TimeSpan.FromSeconds(20);

    private readonly List<TimeSpan> _waits = [];

    /// <summary>What was waited for.</summary>
    public IReadOnlyList<TimeSpan> Waits => _waits;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > _short || dueTime < TimeSpan.Zero)
        {
            return (time ?? System).CreateTimer(callback, state, dueTime, period);
        }

        _waits.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
