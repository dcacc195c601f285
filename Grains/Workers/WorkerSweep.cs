namespace OrleansResume.Grains.Workers;

/// <summary>Clears away the leases of silos that were killed: none is left to give its own up.</summary>
internal sealed class WorkerSweep(WorkerTable workers) : ISweep
{
    /// <inheritdoc/>
    public Task Run(bool mayJudge, CancellationToken cancellation) => workers.Forget(cancellation);
}
