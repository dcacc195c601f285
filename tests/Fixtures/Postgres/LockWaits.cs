using System.Diagnostics;

namespace OrleansResume.Fixtures.Postgres;

/// <summary>Lets a test go on when sessions stand in each other's way, which PostgreSQL tells: no test guesses how long that takes.</summary>
public static class LockWaits
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Ends when this many sessions of the database wait for another's lock.</summary>
    /// <param name="database">Whose sessions.</param>
    /// <param name="sessions">How many must wait, at least.</param>
    /// <param name="cancellationToken">The test's.</param>
    /// <exception cref="TimeoutException">They did not within half a minute.</exception>
    public static async Task WaitForBlockedAsync(this TestDatabase database, int sessions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var watch = Stopwatch.StartNew();
        while (await BlockedAsync(database, cancellationToken) < sessions)
        {
            if (watch.Elapsed > _patience)
            {
                throw new TimeoutException($"{sessions} sessions were to wait for a lock; after {_patience} fewer do.");
            }
        }
    }

    private static Task<long> BlockedAsync(TestDatabase database, CancellationToken cancellationToken) => database.ScalarAsync<long>(
        """
        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity s USING (pid)
        WHERE NOT l.granted AND s.datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0
        """,
        cancellationToken);
}
