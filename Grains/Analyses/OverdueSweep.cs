using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Analyses;

/// <summary>Fails what is past its deadline. The rows say so, so that no grain has to be well for it, and nobody has to be judged.</summary>
internal sealed partial class OverdueSweep(
    AnalysisQueue queue,
    IGrainFactory grains,
    AnalysisMetrics metrics,
    DatabaseClock clock,
    IOptions<AnalysisOptions> options,
    ILogger<OverdueSweep> logger) : ISweep
{
    // One statement's worth: short enough that no lock is held for long.
    private const int BatchSize = 1000;

    // Only who may still be at work needs to hear of it now, and not for long; the others find out when they are asked.
    private const int MostTold = 200;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task Run(bool mayJudge, CancellationToken cancellation)
    {
        List<Overdue> failed;
        do
        {
            failed = await queue.FailOverdue(BatchSize, options.Value, cancellation);
            failed.ForEach(metrics.Swept);
            await Task.WhenAll(failed.Where(overdue => overdue.Before == AnalysisStatus.Processing).Take(MostTold).Select(overdue => Tell(overdue.Analysis, cancellation)));
        }
        while (failed.Count == BatchSize);
    }

    private async Task Tell(AnalysisId analysis, CancellationToken cancellation)
    {
        try
        {
            await grains.AnalysisRun(analysis).Refresh().WaitAsync(_patience, clock, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // Best effort: a late result is refused all the same.
            LogNotTold(logger, analysis.Value, exception);
        }
    }

    [LoggerMessage(1202, LogLevel.Debug, "Analysis {Analysis} has timed out and its grain could not be told")]
    private static partial void LogNotTold(ILogger logger, Guid analysis, Exception exception);
}
