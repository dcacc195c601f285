using Microsoft.Extensions.Logging;

namespace OrleansResume.Grains.Workers;

/// <summary>What the worker says to operators: ids, names and types, never text (an exception's message may quote a document).</summary>
internal sealed partial class Worker
{
    [LoggerMessage(1501, LogLevel.Error, "Analysis {Analysis}: the run broke off; the sweep takes care of it")]
    private static partial void LogRunFailed(ILogger logger, Guid analysis, Exception exception);

    [LoggerMessage(1502, LogLevel.Error, "Analyzer {Analyzer} threw {Exception}: {Trace}")]
    private static partial void LogAnalyzerFailed(ILogger logger, string analyzer, string exception, string? trace);

    [LoggerMessage(1503, LogLevel.Warning, "A step was not answered (attempt {Attempt}); it is repeated")]
    private static partial void LogRepeated(ILogger logger, int attempt, Exception exception);

    [LoggerMessage(1505, LogLevel.Error, "The result of run {Run} was refused for good; the attempt fails")]
    private static partial void LogRefused(ILogger logger, int run, Exception exception);

    [LoggerMessage(1504, LogLevel.Debug, "Analysis {Analysis} ended before it could be stopped")]
    private static partial void LogStoppedAfterEnd(ILogger logger, Guid analysis);

    [LoggerMessage(1506, LogLevel.Warning, "Analysis {Analysis}: what a call of the model has cost could not be put right ({Exception}); the most that it may have cost stays charged")]
    private static partial void LogNotSettled(ILogger logger, Guid analysis, string exception);
}
