using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansResume.GrainInterfaces;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Health;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Workers;

namespace OrleansResume.Grains.Health;

/// <summary>
/// Uploads and analyzes a resume of its own. It keeps no state and waits for no result: what became of its runs stands in their
/// rows, where every silo finds it, also after this one has died.
/// </summary>
internal sealed partial class CanaryGrain(DatabaseClock clock, IOptions<CanaryOptions> options, ILogger<CanaryGrain> logger) : Grain, ICanaryGrain
{
    private IGrainTimer? _timer;

    /// <inheritdoc/>
    public Task Watch()
    {
        _timer ??= this.RegisterGrainTimer(Run, new GrainTimerCreationOptions(TimeSpan.Zero, options.Value.Period) { KeepAlive = true });
        return Task.CompletedTask;
    }

    private async Task Run(CancellationToken cancellation)
    {
        try
        {
            if (!await MayRun())
            {
                // One that does not end is the news; another one would only hide it.
                return;
            }

            var document = new DocumentId(Guid.CreateVersion7());
            var uploaded = await GrainFactory.Document(document).Upload(new UploadDocument(GuestId.Canary, "canary.txt", CanaryResume.At(clock.GetUtcNow())));
            if (uploaded.TryGet(out _, out var refusal))
            {
                var started = await GrainFactory.Analysis(new AnalysisId(Guid.CreateVersion7()))
                    .Start(new StartAnalysis(GuestId.Canary, document, JobDescription: null, AnalyzerChoice.Builtin));
                started.TryGet(out _, out refusal);
            }

            if (refusal is not null)
            {
                LogRefused(logger, refusal.Code);
            }
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // Its silence is what the health answer tells.
            LogFailed(logger, exception);
        }
    }

    // Forgets all runs but the last one that came through, which tells how long ago that is, and the newest one.
    private async Task<bool> MayRun()
    {
        var stored = await GrainFactory.DocumentLists().List(GuestId.Canary, new PageRequest(20, Cursor: null));
        var (isNewest, hasCompleted) = (true, false);
        foreach (var document in stored.Items)
        {
            var latest = await GrainFactory.AnalysisLists().Latest(GuestId.Canary, document.Id);
            var status = latest.TryGet(out var run, out _) ? run.Status : AnalysisStatus.Failed;
            if (status is AnalysisStatus.Queued or AnalysisStatus.Processing)
            {
                return false;
            }

            if (!isNewest && (hasCompleted || status == AnalysisStatus.Failed))
            {
                await GrainFactory.Document(document.Id).Delete(GuestId.Canary);
            }

            hasCompleted |= status == AnalysisStatus.Completed;
            isNewest = false;
        }

        return true;
    }

    [LoggerMessage(1901, LogLevel.Warning, "The canary was refused: {Code}")]
    private static partial void LogRefused(ILogger logger, RefusalCode code);

    [LoggerMessage(1902, LogLevel.Warning, "The canary did not get through")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
