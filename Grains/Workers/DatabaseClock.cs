namespace OrleansResume.Grains.Workers;

/// <summary>
/// The database's clock, as far as this process can tell without asking: deadlines and leases are written by that clock, and
/// this machine's may be hours off. Each renewal of the lease brings the difference up to date.
/// </summary>
internal sealed class DatabaseClock(TimeProvider machine) : TimeProvider
{
    private long _offsetTicks;

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Whether the database has said what time it is; until then this is the machine's own.</summary>
    public bool HasFollowed { get; private set; }

    /// <summary>The database has just said what time it is.</summary>
    public void Follow(DateTimeOffset databaseNow)
    {
        Interlocked.Exchange(ref _offsetTicks, (databaseNow - machine.GetUtcNow()).Ticks);
        HasFollowed = true;
    }
}
