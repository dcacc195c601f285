using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Workers;

/// <summary>
/// This silo's row in <c>workers</c>: as long as it is renewed, what the worker holds is its own. A worker whose lease ran out
/// takes nothing new; what it still runs may have been given to another, and its results are then refused by their fence.
/// </summary>
internal sealed partial class WorkerLease(
    WorkerId worker,
    string silo,
    NpgsqlDataSource database,
    DatabaseClock clock,
    WorkerSlots slots,
    ILogger<WorkerLease> logger)
{
    /// <summary>How long a lease is good.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    /// <summary>How often it is renewed: two renewals may fail before it runs out.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);

    // A connection that swallows what it is sent is given up before the next renewal is due, which then finds another.
    private const int Seconds = 1;

    private long _renewedAt;
    private long _heldSince;

    /// <summary>Whose lease it is.</summary>
    public WorkerId Worker => worker;

    /// <summary>Whether it is good, as far as this process can tell.</summary>
    public bool IsHeld => _renewedAt != 0 && clock.GetElapsedTime(_renewedAt) < Duration;

    /// <summary>
    /// Whether it was held without a gap for a lease's time: only then had everybody else the time to renew theirs, after an
    /// outage of the database say, and only then may this silo call another one gone.
    /// </summary>
    public bool MayJudge => IsHeld && clock.GetElapsedTime(_heldSince) >= Duration;

    /// <summary>Renews it, or takes it again.</summary>
    public async Task Renew(CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        var now = await database.One(
            """
            INSERT INTO workers (id, silo, started_at, expires_at, slots, busy, hung)
            VALUES (@id, @silo, resume_now(), resume_now() + @lease, @slots, @busy, @hung)
            ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at, slots = excluded.slots, busy = excluded.busy, hung = excluded.hung
            RETURNING resume_now()
            """,
            parameters =>
            {
                parameters.AddWithValue("id", worker.Value);
                parameters.AddWithValue("silo", silo);
                parameters.AddWithValue("lease", Duration);
                parameters.AddWithValue("slots", slots.Total);
                parameters.AddWithValue("busy", slots.Busy);
                parameters.AddWithValue("hung", slots.Hung);
            },
            row => new Answer(row.GetFieldValue<DateTimeOffset>(0)),
            Seconds,
            cancellation);
        if (asked < _renewedAt)
        {
            // An answer that was no longer waited for: a later renewal is in force.
            return;
        }

        clock.Follow(now!.Now, asked);
        // Asked of the last renewal once the answer is there: one that came too late has left a gap, in which others' leases may
        // have run out as well.
        var held = IsHeld;
        _heldSince = held ? _heldSince : clock.GetTimestamp();
        // Counted from before the question: the row's lease is never shorter than what this process believes.
        _renewedAt = asked;
        if (!held)
        {
            LogTaken(logger, worker.Value);
        }
    }

    /// <summary>Asks the database what time it is, unless it has been asked: this machine's clock may be hours off.</summary>
    public Task EnsureClock(CancellationToken cancellation) => clock.HasFollowed ? Task.CompletedTask : FollowClock(cancellation);

    /// <summary>Asks the database what time it is; throws where it does not answer.</summary>
    public async Task FollowClock(CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        var now = await database.One("SELECT resume_now()", _ => { }, row => new Answer(row.GetFieldValue<DateTimeOffset>(0)), cancellation);
        clock.Follow(now!.Now, asked);
    }

    /// <summary>Gives it up.</summary>
    public async Task GiveUp(CancellationToken cancellation)
    {
        _renewedAt = 0;
        await database.Do(
            "DELETE FROM workers WHERE id = @id",
            parameters => parameters.AddWithValue("id", worker.Value),
            cancellation);
    }

    [LoggerMessage(1401, LogLevel.Information, "Worker {Worker} holds its lease")]
    private static partial void LogTaken(ILogger logger, Guid worker);

    private sealed record Answer(DateTimeOffset Now);
}
