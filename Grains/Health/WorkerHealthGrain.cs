using Orleans.Concurrency;
using OrleansResume.GrainInterfaces.Health;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Health;

/// <summary>How the workers are, by their leases and by the rows.</summary>
[StatelessWorker]
internal sealed class WorkerHealthGrain(WorkerTable workers, AnalysisStandingTable analyses) : Grain, IWorkerHealthGrain
{
    /// <inheritdoc/>
    public async Task<WorkerHealth> Get()
    {
        var live = await workers.Live(CancellationToken.None);
        var rows = await analyses.Read(CancellationToken.None);
        var slots = new SlotsInUse(live.Slots, live.Busy, live.Hung);
        var reasons = HealthRules.Reasons(new Standing(live.Workers, live.Since, slots, rows.OldestQueued, rows.Canary, rows.ModelFailures)).ToList();
        return new WorkerHealth(
            reasons.Select(reason => reason.Status).DefaultIfEmpty(HealthStatus.Healthy).Max(),
            [.. reasons.Select(reason => reason.Reason)],
            slots,
            live.Workers,
            rows.Queued,
            rows.OldestQueued,
            rows.Canary);
    }
}
