namespace OrleansResume.Grains.Workers;

/// <summary>
/// The database's clock, as far as this process can tell without asking: deadlines, leases and limits are kept by it, and this
/// machine's may be hours off, or be set while we run. So time goes on from the last answer by the monotonic clock.
/// </summary>
internal sealed class DatabaseClock(TimeProvider machine) : TimeProvider
{
    private Reading? _last;

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>Whether the database has said what time it is; until then this is the machine's own.</summary>
    public bool HasFollowed => _last is not null;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _last is { } last ? last.Now + machine.GetElapsedTime(last.At) : machine.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>
    /// The database has said what time it was somewhere between question and answer. What is within that is kept, so that an
    /// answer that took long moves nothing.
    /// </summary>
    /// <param name="databaseNow">What it said.</param>
    /// <param name="asked">The timestamp of the question.</param>
    public void Follow(DateTimeOffset databaseNow, long asked)
    {
        var answered = machine.GetTimestamp();
        var latest = databaseNow + machine.GetElapsedTime(asked, answered);
        var now = _last is { } last ? last.Now + machine.GetElapsedTime(last.At, answered) : databaseNow;
        _last = new Reading(now < databaseNow ? databaseNow : now > latest ? latest : now, answered);
    }

    private sealed record Reading(DateTimeOffset Now, long At);
}
