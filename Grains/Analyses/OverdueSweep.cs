using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Storage;
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
        try
        {
            while (await Take(await queue.FailOverdue(BatchSize, options.Value, cancellation), cancellation) == BatchSize)
            {
                // The next batch.
            }
        }
        catch (StorageException exception) when (exception.Constraint is not null)
        {
            // One row that no statement can fail must not keep a thousand others: each by itself.
            LogRefused(logger, exception.Constraint);
            await OneByOne(cancellation);
        }
    }

    private async Task OneByOne(CancellationToken cancellation)
    {
        var page = await queue.Overdue(Guid.Empty, BatchSize, cancellation);
        while (page.Count > 0)
        {
            // Told together, behind the last of them: whoever does not answer keeps no row waiting.
            var failed = new List<Overdue>();
            foreach (var analysis in page)
            {
                try
                {
                    failed.AddRange(await queue.FailOverdue(analysis, options.Value, cancellation));
                }
                catch (StorageException exception) when (exception.Constraint is not null)
                {
                    LogNotFailed(logger, analysis.Value, exception.Constraint);
                }
            }

            await Take(failed, cancellation);
            page = await queue.Overdue(page[^1].Value, BatchSize, cancellation);
        }
    }

    private async Task<int> Take(List<Overdue> failed, CancellationToken cancellation)
    {
        failed.ForEach(metrics.Swept);
        await Task.WhenAll(failed.Where(overdue => overdue.Before == AnalysisStatus.Processing).Take(MostTold).Select(overdue => Tell(overdue.Analysis, cancellation)));
        return failed.Count;
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

    [LoggerMessage(1203, LogLevel.Error, "Overdue analyses cannot be failed together ({Constraint}); each is tried by itself")]
    private static partial void LogRefused(ILogger logger, string constraint);

    [LoggerMessage(1204, LogLevel.Error, "Analysis {Analysis} is overdue and cannot be failed: {Constraint}. Its row is damaged")]
    private static partial void LogNotFailed(ILogger logger, Guid analysis, string constraint);

    [LoggerMessage(1202, LogLevel.Debug, "Analysis {Analysis} has timed out and its grain could not be told")]
    private static partial void LogNotTold(ILogger logger, Guid analysis, Exception exception);
}
