using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Grains.Workers;

/// <summary>How far a run has come; told to its grain only while somebody watches, one step after the other.</summary>
/// <param name="tell">Tells the run's grain.</param>
/// <param name="steps">How many steps it has.</param>
/// <param name="logger">For what could not be told.</param>
internal sealed partial class RunProgress(Func<AnalysisProgress, Task> tell, int steps, ILogger logger) : IProgress<AnalysisStep>, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private AnalysisStep _step = AnalysisStep.Reading;
    private AnalysisStep? _told;
    private bool _isWatched;
    private bool _isTelling;
    private bool _isOver;
    private Task _telling = Task.CompletedTask;

    /// <inheritdoc/>
    public void Report(AnalysisStep value)
    {
        lock (_lock)
        {
            _step = value > _step ? value : _step;
            TellOn();
        }
    }

    /// <summary>Somebody watches from now on, who knows of no step.</summary>
    public void Watch()
    {
        lock (_lock)
        {
            (_isWatched, _told) = (true, null);
            TellOn();
        }
    }

    /// <summary>The run is over: what is being told is waited for, and nothing more is.</summary>
    public async ValueTask DisposeAsync()
    {
        Task telling;
        lock (_lock)
        {
            _isOver = true;
            telling = _telling;
        }

        await telling;
    }

    // One call at a time, so that none overtakes another; off the thread of whoever reports.
    private void TellOn()
    {
        if (_isWatched && !_isTelling && !_isOver)
        {
            _isTelling = true;
            _telling = Task.Run(Tell);
        }
    }

    private async Task Tell()
    {
        while (Next() is { } step)
        {
            try
            {
                await tell(new AnalysisProgress((int)step, steps, JsonNamingPolicy.SnakeCaseLower.ConvertName(step.ToString())));
            }
            catch (Exception exception)
            {
                // A step that nobody hears of changes nothing.
                LogNotTold(logger, exception.GetType().Name);
            }
        }
    }

    private AnalysisStep? Next()
    {
        lock (_lock)
        {
            _isTelling = _told != _step && !_isOver;
            return _isTelling ? _told = _step : null;
        }
    }

    [LoggerMessage(1310, LogLevel.Debug, "A run's step could not be told: {Exception}")]
    private static partial void LogNotTold(ILogger logger, string exception);
}
