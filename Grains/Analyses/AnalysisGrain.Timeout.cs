namespace OrleansResume.Grains.Analyses;

/// <summary>
/// The first of three who notice that time is up: this grain by its own timer; two seconds later the sweep of any silo, which
/// needs no grain; and the sweeper's reminder, where every loop has died. All decide from the stored deadline.
/// </summary>
internal sealed partial class AnalysisGrain
{
    // The database's clock is followed at a distance: where it is not quite time yet, or it does not answer, the timer comes back.
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(1);

    // A negative time takes back an earlier wish to stay.
    private static readonly TimeSpan _notAtAll = TimeSpan.FromTicks(-1);

    private IGrainTimer? _deadline;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Its silo may have died since the last write: whoever finds it again watches its time.
        if (persistent.RecordExists)
        {
            KeepUntilDeadline();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        finished.Forget(Id);
        return Task.CompletedTask;
    }

    // Kept in memory until the deadline, so that the timer is there to fire and polls cost nothing; a final one may go.
    private void KeepUntilDeadline()
    {
        _deadline?.Dispose();
        if (persistent.State is not { IsFinal: false, DeadlineAt: { } deadline })
        {
            DelayDeactivation(_notAtAll);
        }
        else
        {
            var left = deadline - clock.GetUtcNow();
            var due = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            DelayDeactivation(due + _freshness);
            _deadline = this.RegisterGrainTimer(Expire, new GrainTimerCreationOptions(due, _again) { KeepAlive = true });
        }
    }

    private async Task Expire()
    {
        var run = persistent.State.Run;
        var transition = new AnalysisTransition.Expire(AnalysisTimeouts.Of(Id, persistent.State, _options));
        var step = await Decide(state => AnalysisLifecycle.Expire(state, clock.GetUtcNow()), transition);
        if (step == Step.Write)
        {
            LogTimedOut(logger, Id.Value, run);
            await StopRun();
        }

        if (!persistent.RecordExists || persistent.State.IsFinal)
        {
            KeepUntilDeadline();
        }
    }

    private async Task StopRun()
    {
        if (_running is { } running)
        {
            _running = null;
            await running.Worker.Stop(Id, running.Run);
        }
    }
}
