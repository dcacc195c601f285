namespace OrleansResume.Silo.Postgres;

/// <summary>Starts the postmaster again when it dies, and ends it when we do.</summary>
public sealed partial class PrivatePostgres
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SlowStop = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    /// <summary>Ends PostgreSQL: what runs is rolled back, what is committed is written down. Safe to call again.</summary>
    public async Task StopAsync()
    {
        await stopOnce.WaitAsync();
        try
        {
            if (stopped)
            {
                return;
            }

            await stopping.CancelAsync();
            await supervision;
            await EndPostmasterAsync();
            await postmaster.DisposeAsync();
            foreach (var held in locks)
            {
                held.Dispose();
            }

            stopped = true;
            LogStopped(logger);
        }
        finally
        {
            stopOnce.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task SuperviseAsync()
    {
        var pause = TimeSpan.Zero;
        try
        {
            while (true)
            {
                await postmaster.WaitForExitAsync(stopping.Token);
                LogDied(logger, start.Log);
                await Task.Delay(pause, time, stopping.Token);
                pause = pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
                try
                {
                    var next = await start.RunAgainAsync(stopping.Token);
                    await postmaster.DisposeAsync();
                    postmaster = next;
                    pause = TimeSpan.Zero;
                    LogRestarted(logger, start.Port);
                }
                catch (PrivatePostgresException e)
                {
                    LogRestartFailed(logger, pause, e);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // StopAsync ends the postmaster itself.
        }
    }

    private async Task EndPostmasterAsync()
    {
        // A throwaway has nothing to write down.
        postmaster.Signal(options.Throwaway ? PosixSignal.Quit : PosixSignal.Interrupt);
        if (await ExitsWithinAsync(SlowStop))
        {
            return;
        }

        LogStopIsSlow(logger, SlowStop);
        if (!await ExitsWithinAsync(LongestStop))
        {
            LogStopForced(logger, LongestStop);
            postmaster.Signal(PosixSignal.Quit);
            await postmaster.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<bool> ExitsWithinAsync(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        try
        {
            await postmaster.WaitForExitAsync(deadline.Token);
            return true;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return false;
        }
    }
}
