using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Workers;

/// <summary>How far a run has come; told to its grain only while somebody watches.</summary>
/// <param name="grain">The run's grain.</param>
/// <param name="worker">Whose run it is.</param>
/// <param name="run">Which run.</param>
/// <param name="steps">How many steps it has.</param>
/// <param name="logger">For what could not be told.</param>
internal sealed partial class RunProgress(IAnalysisRunGrain grain, WorkerId worker, int run, int steps, ILogger logger) : IProgress<AnalysisStep>
{
    private readonly Lock _lock = new();
    private AnalysisStep _step = AnalysisStep.Reading;
    private bool _isWatched;

    /// <inheritdoc/>
    public void Report(AnalysisStep value)
    {
        lock (_lock)
        {
            _step = value;
            if (!_isWatched)
            {
                return;
            }
        }

        _ = Tell(value);
    }

    /// <summary>Somebody watches from now on.</summary>
    public Task Watch()
    {
        lock (_lock)
        {
            _isWatched = true;
        }

        return Tell(_step);
    }

    private async Task Tell(AnalysisStep step)
    {
        try
        {
            await grain.Progress(worker, run, new AnalysisProgress((int)step, steps, JsonNamingPolicy.SnakeCaseLower.ConvertName(step.ToString())));
        }
        catch (Exception exception)
        {
            // A step that nobody hears of changes nothing.
            LogNotTold(logger, exception.GetType().Name);
        }
    }

    [LoggerMessage(1310, LogLevel.Debug, "A run's step could not be told: {Exception}")]
    private static partial void LogNotTold(ILogger logger, string exception);
}
