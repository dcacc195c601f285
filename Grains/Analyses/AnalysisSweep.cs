using Microsoft.Extensions.Logging;
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
    DatabaseClock clock,
    ILogger<AnalysisSweep> logger) : ISweep
{
    private const int PageSize = 200;

    // A grain that does not answer keeps its page waiting no longer than this.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    // Until the directory, too, knows of a silo that has just died, its grains are looked for there: asked so often, so far apart.
    private const int Rounds = 10;
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(200);

    // Held by this worker's row but not in its line: the answer to the write that took it was lost. Named twice in a row before
    // it is released, since between a row's commit and its place in the line there is a moment.
    private HashSet<AnalysisId> _strays = [];

    /// <inheritdoc/>
    public async Task Run(bool mayJudge, CancellationToken cancellation)
    {
        if (mayJudge)
        {
            await ReleaseAbandoned(cancellation);
        }

        await ReleaseStrays(cancellation);
    }

    /// <summary>Puts back what these workers hold, whose leases were ended; false where some of it is still theirs.</summary>
    public async Task<bool> ReleaseAllOf(IReadOnlyList<WorkerId> workers, CancellationToken cancellation)
    {
        for (var round = 0; ; round++)
        {
            // Asked anew each time: the other silos do the same.
            var held = await queue.HeldBy(workers, cancellation);
            if (held.Count == 0 || round == Rounds)
            {
                return held.Count == 0;
            }

            await Task.WhenAll(held.Take(PageSize).Select(found => Release(found.Analysis, found.Worker, ReleaseReason.WorkerLost, cancellation, isAskedAgain: true)));
            await Task.Delay(_again, clock, cancellation);
        }
    }

    private async Task ReleaseAbandoned(CancellationToken cancellation)
    {
        // Page by page behind the last id: what cannot be released stands in nobody's way.
        var after = Guid.Empty;
        while (true)
        {
            var page = await queue.Abandoned(after, PageSize, cancellation);
            await Task.WhenAll(page.Select(found => Release(found.Analysis, found.Worker, ReleaseReason.WorkerLost, cancellation)));
            if (page.Count < PageSize)
            {
                return;
            }

            after = page[^1].Analysis.Value;
        }
    }

    private async Task ReleaseStrays(CancellationToken cancellation)
    {
        var held = await queue.HeldBy([lease.Worker], cancellation);
        var strays = held.Select(one => one.Analysis).Where(analysis => !line.Holds(analysis)).ToHashSet();
        await Task.WhenAll(strays.Where(_strays.Contains).Select(analysis => Release(analysis, lease.Worker, ReleaseReason.Released, cancellation)));
        _strays = strays;
    }

    private async Task Release(AnalysisId analysis, WorkerId worker, ReleaseReason reason, CancellationToken cancellation, bool isAskedAgain = false)
    {
        try
        {
            await grains.AnalysisRun(analysis).Release(worker, reason).WaitAsync(_patience, clock, cancellation);
        }
        catch (SiloUnavailableException) when (isAskedAgain)
        {
            // Its directory or itself was on the silo that died: in a moment they are elsewhere.
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // The next round finds it again; one that throws must not keep the others waiting.
            LogNotReleased(logger, analysis.Value, exception);
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "Analysis {Analysis} is held by a worker that is gone and could not be released; tried again in the next sweep")]
    private static partial void LogNotReleased(ILogger logger, Guid analysis, Exception exception);
}
