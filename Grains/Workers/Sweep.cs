using Microsoft.Extensions.Logging;

namespace OrleansResume.Grains.Workers;

/// <summary>Every feature's sweep, each in rounds of its own, so that one that is slow keeps no other waiting; each once at a time in this silo.</summary>
internal sealed partial class Sweep(IEnumerable<ISweep> sweeps, WorkerLease lease, DatabaseClock clock, ILogger<Sweep> logger)
{
    private readonly Turn[] _turns = [.. sweeps.Select(sweep => new Turn(sweep))];

    /// <summary>One round of each sweep of this silo's own: whoever runs them waits for none with another.</summary>
    public IEnumerable<Func<CancellationToken, Task>> Rounds =>
        _turns.Select<Turn, Func<CancellationToken, Task>>(turn => cancellation => RunOne(turn, lease.MayJudge, cancellation));

    /// <summary>
    /// A round that needs no lease of this silo's, which may have lost it with its loops: it looks, leaves everybody a lease's time
    /// to renew, and looks again.
    /// </summary>
    public async Task RunPatiently(CancellationToken cancellation)
    {
        if (lease.MayJudge)
        {
            await Run(mayJudge: true, cancellation);
            return;
        }

        await lease.FollowClock(cancellation);
        await Run(mayJudge: false, cancellation);
        await Task.Delay(WorkerLease.Duration, clock, cancellation);
        await Run(mayJudge: true, cancellation);
    }

    private Task Run(bool mayJudge, CancellationToken cancellation) => Task.WhenAll(_turns.Select(turn => RunOne(turn, mayJudge, cancellation)));

    private async Task RunOne(Turn turn, bool mayJudge, CancellationToken cancellation)
    {
        if (!turn.TryBegin())
        {
            return;
        }

        try
        {
            await turn.Sweep.Run(mayJudge, cancellation);
        }
        catch (Exception exception)
        {
            // One feature's trouble is not the others'; the next round comes in two seconds.
            LogFailed(logger, turn.Sweep.GetType().Name, exception);
        }
        finally
        {
            turn.End();
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "{Sweep} did not finish; it runs again in the next round")]
    private static partial void LogFailed(ILogger logger, string sweep, Exception exception);

    private sealed class Turn(ISweep sweep)
    {
        private int _running;

        public ISweep Sweep => sweep;

        public bool TryBegin() => Interlocked.Exchange(ref _running, 1) == 0;

        public void End() => Volatile.Write(ref _running, 0);
    }
}
