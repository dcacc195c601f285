using Microsoft.Extensions.Logging;

namespace OrleansResume.Grains.Workers;

/// <summary>Every feature's sweep, one after the other; one at a time in this silo.</summary>
internal sealed partial class Sweep(IEnumerable<ISweep> sweeps, WorkerLease lease, ILogger<Sweep> logger)
{
    private readonly ISweep[] _sweeps = [.. sweeps];
    private int _running;

    /// <summary>Runs them, unless this silo has not held its own lease long enough to judge others', or a sweep is running.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        if (!lease.MayJudge || Interlocked.Exchange(ref _running, 1) == 1)
        {
            return;
        }

        try
        {
            foreach (var sweep in _sweeps)
            {
                await RunOne(sweep, cancellation);
            }
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }

    private async Task RunOne(ISweep sweep, CancellationToken cancellation)
    {
        try
        {
            await sweep.Run(cancellation);
        }
        catch (Exception exception)
        {
            // One feature's trouble is not the others'; the next round comes in two seconds.
            LogFailed(logger, sweep.GetType().Name, exception);
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "{Sweep} did not finish; it runs again in the next round")]
    private static partial void LogFailed(ILogger logger, string sweep, Exception exception);
}
