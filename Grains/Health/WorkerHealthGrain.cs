using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using OrleansResume.GrainInterfaces.Health;
using OrleansResume.Grains.Analyses;
using OrleansResume.Grains.Analyses.Llm;
using OrleansResume.Grains.Documents.Reading.Processes;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Health;

/// <summary>How the workers are, by their leases and by the rows.</summary>
[StatelessWorker, Reentrant]
internal sealed class WorkerHealthGrain(WorkerTable workers, AnalysisStandingTable analyses, IOptions<CanaryOptions> canary, IOptions<LlmOptions> llm, IServiceProvider services) : Grain, IWorkerHealthGrain
{
    /// <inheritdoc/>
    public async Task<WorkerHealth> Get()
    {
        var live = await workers.Live(CancellationToken.None);
        var rows = await analyses.Read(CancellationToken.None);
        var period = canary.Value.Enabled ? canary.Value.Period : (TimeSpan?)null;
        var model = llm.Value.Provider == LlmProvider.None ? null : services.GetRequiredService<ModelCalls>();
        var slots = new SlotsInUse(live.Slots, live.Busy, live.Hung);
        var reasons = HealthRules.Reasons(new Standing(live.Workers, live.Since, slots, rows.OldestQueued, rows.Canary, period, rows.ModelFailures, model is { IsOpen: true })).ToList();
        return new WorkerHealth(
            reasons.Select(reason => reason.Status).DefaultIfEmpty(HealthStatus.Healthy).Max(),
            [.. reasons.Select(reason => reason.Reason)],
            slots,
            live.Workers,
            rows.Queued,
            rows.OldestQueued,
            rows.Canary)
        {
            Readers = services.GetService<ReaderPool>()?.InUse(),
            ModelBreaker = model?.State,
        };
    }
}
