using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>Puts back into the queue what is held by a worker that is gone, so that any worker with room goes on with it.</summary>
internal sealed partial class AnalysisSweep(
    AnalysisQueue queue,
    WorkerLine line,
    WorkerLease lease,
    IGrainFactory grains,
    AnalysisMetrics metrics,
    IOptions<AnalysisOptions> options,
    ILogger<AnalysisSweep> logger) : ISweep
{
    // One statement's worth: short enough that no lock is held for long.
    private const int BatchSize = 1000;

    private const int PageSize = 200;

    // Held by this worker's row but not in its line: the answer to the write that took it was lost. Named twice in a row before
    // it is released, since between a row's commit and its place in the line there is a moment.
    private HashSet<AnalysisId> _strays = [];

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        await FailOverdue(cancellation);
        await ReleaseAbandoned(cancellation);
        await ReleaseStrays(cancellation);
    }

    private async Task FailOverdue(CancellationToken cancellation)
    {
        List<Overdue> failed;
        do
        {
            failed = await queue.FailOverdue(BatchSize, options.Value, cancellation);
            failed.ForEach(metrics.Swept);
            // Only who may still be at work needs to hear of it now; the others find out when they are asked.
            var running = failed.Where(overdue => overdue.Before == AnalysisStatus.Processing).Take(PageSize);
            await Task.WhenAll(running.Select(overdue => Tell(overdue.Analysis)));
        }
        while (failed.Count == BatchSize);
    }

    private async Task ReleaseAbandoned(CancellationToken cancellation)
    {
        // Page by page behind the last id: what cannot be released stands in nobody's way.
        var after = Guid.Empty;
        while (true)
        {
            var page = await queue.Abandoned(after, PageSize, cancellation);
            await Task.WhenAll(page.Select(found => Release(found.Analysis, found.Worker)));
            if (page.Count < PageSize)
            {
                return;
            }

            after = page[^1].Analysis.Value;
        }
    }

    private async Task ReleaseStrays(CancellationToken cancellation)
    {
        var held = await queue.HeldBy(lease.Worker, cancellation);
        var strays = held.Where(analysis => !line.Holds(analysis)).ToHashSet();
        await Task.WhenAll(strays.Where(_strays.Contains).Select(analysis => Release(analysis, lease.Worker)));
        _strays = strays;
    }

    private async Task Release(AnalysisId analysis, WorkerId worker)
    {
        try
        {
            await grains.AnalysisRun(analysis).Release(worker, ReleaseReason.WorkerLost);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next round finds it again; one that throws must not keep the others waiting.
            LogNotReleased(logger, analysis.Value, exception);
        }
    }

    private async Task Tell(AnalysisId analysis)
    {
        try
        {
            await grains.AnalysisRun(analysis).Refresh();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Best effort: a late result is refused all the same.
            LogNotTold(logger, analysis.Value, exception);
        }
    }

    [LoggerMessage(1202, LogLevel.Debug, "Analysis {Analysis} has timed out and its grain could not be told")]
    private static partial void LogNotTold(ILogger logger, Guid analysis, Exception exception);

    [LoggerMessage(1201, LogLevel.Warning, "Analysis {Analysis} is held by a worker that is gone and could not be released; tried again in the next sweep")]
    private static partial void LogNotReleased(ILogger logger, Guid analysis, Exception exception);
}
