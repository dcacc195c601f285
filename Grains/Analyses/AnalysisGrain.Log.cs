using Microsoft.Extensions.Logging;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses;

/// <summary>What the grain says to operators: ids, counts and reasons, never text.</summary>
internal sealed partial class AnalysisGrain
{
    [LoggerMessage(1101, LogLevel.Information, "Analysis {Analysis}: run {Run} ended as {Status}")]
    private static partial void LogFinished(ILogger logger, Guid analysis, int run, AnalysisStatus status);

    [LoggerMessage(1102, LogLevel.Warning, "Analysis {Analysis}: the result of run {Run} came too late and was refused")]
    private static partial void LogStaleResult(ILogger logger, Guid analysis, int run);

    [LoggerMessage(1104, LogLevel.Warning, "Analysis {Analysis} timed out after {Run} runs")]
    private static partial void LogTimedOut(ILogger logger, Guid analysis, int run);

    [LoggerMessage(1105, LogLevel.Information, "Analysis {Analysis} was retried and could not be told")]
    private static partial void LogParentNotTold(ILogger logger, Guid analysis, Exception exception);

    [LoggerMessage(1103, LogLevel.Information, "Analysis {Analysis} is back in the queue: {Reason}")]
    private static partial void LogReleased(ILogger logger, Guid analysis, ReleaseReason reason);
}
