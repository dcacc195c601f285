using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Api.Analyses;

/// <summary>
/// What one stream tells, and in which order: each status once, the run's steps after the status that they belong to, and in
/// silence a sign of life every 15 s, however long a grain takes to answer.
/// </summary>
/// <param name="lines">Where it is told.</param>
/// <param name="watcher">What the analysis' grain says by itself.</param>
/// <param name="ask">Where the analysis stands; null where the stream must end.</param>
/// <param name="time">For the waits.</param>
/// <param name="logger">For questions that were not answered.</param>
internal sealed partial class EventFeed(
    EventLines lines,
    EventWatcher watcher,
    Func<CancellationToken, Task<Analysis?>> ask,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(15);

    // An outage that is shorter costs nobody a stream.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private AnalysisProgress? _held;
    private int _step;
    private long _asked;
    private long _answered;
    private long _spoke;

    /// <summary>Tells until the analysis is final, the stream must end, or nothing was answered for a minute (then it throws the last reason).</summary>
    /// <param name="first">Where it stands.</param>
    /// <param name="known">The version that the reader has seen; 0 for none.</param>
    /// <param name="ends">The reader has gone, or this process goes.</param>
    public async Task Run(Analysis first, long known, CancellationToken ends)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ends);
        _asked = _answered = _spoke = time.GetTimestamp();
        var analysis = first;
        Task<Analysis?>? asking = null;
        try
        {
            while (true)
            {
                if (analysis.Version > known)
                {
                    known = analysis.Version;
                    await Status(analysis, ends);
                }

                if (analysis.Status is AnalysisStatus.Completed or AnalysisStatus.Failed)
                {
                    return;
                }

                if (asking is null && MustAsk(analysis))
                {
                    _asked = time.GetTimestamp();
                    asking = ask(over.Token);
                }

                await Speak(asking is null, ends);
                await Wait(asking, ends);
                if (asking is { IsCompleted: true })
                {
                    if (await Answer(asking, analysis) is not { } next)
                    {
                        return;
                    }

                    (analysis, asking) = (next, null);
                }
            }
        }
        finally
        {
            await over.CancelAsync();
            await (asking ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A step is held until the status that it belongs to has been told.
    private bool MustAsk(Analysis analysis)
    {
        var told = watcher.Take();
        _held = told.HasChanged ? told.Progress : told.Progress ?? _held;
        return told.HasChanged || (_held is not null && analysis.Status != AnalysisStatus.Processing) || time.GetElapsedTime(_asked) >= _again;
    }

    // Null where the stream must end; where nobody answered, it stands as it stood.
    private async Task<Analysis?> Answer(Task<Analysis?> asking, Analysis analysis)
    {
        try
        {
            var next = await asking;
            _answered = time.GetTimestamp();
            _held = next?.Status == AnalysisStatus.Processing ? _held : null;
            return next;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && time.GetElapsedTime(_answered) < _patience)
        {
            LogNotAnswered(logger, exception.GetType().Name);
            _held = null;
            return analysis;
        }
    }

    private async Task Status(Analysis analysis, CancellationToken ends)
    {
        (_step, _spoke) = (0, time.GetTimestamp());
        await lines.Status(AnalysisAnswer.Of(analysis), ends);
    }

    private async Task Speak(bool mayTellStep, CancellationToken ends)
    {
        if (mayTellStep && _held is { } progress)
        {
            _held = null;
            if (progress.Step > _step)
            {
                (_step, _spoke) = (progress.Step, time.GetTimestamp());
                await lines.Progress(progress, ends);
            }
        }

        if (time.GetElapsedTime(_spoke) >= _silence)
        {
            _spoke = time.GetTimestamp();
            await lines.Comment(ends);
        }
    }

    // For the answer where one is due, for a word or the next question where none is, and never longer than silence may last.
    private async Task Wait(Task? asking, CancellationToken ends)
    {
        var silence = _silence - time.GetElapsedTime(_spoke);
        var question = _again - time.GetElapsedTime(_asked);
        var longest = asking is null && question < silence ? question : silence;
        await (asking ?? watcher.Told).WaitAsync(longest > TimeSpan.Zero ? longest : TimeSpan.Zero, time, ends).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ends.ThrowIfCancellationRequested();
    }

    [LoggerMessage(2303, LogLevel.Warning, "A stream could not ask where its analysis stands; it asks again: {Exception}")]
    private static partial void LogNotAnswered(ILogger logger, string exception);
}
