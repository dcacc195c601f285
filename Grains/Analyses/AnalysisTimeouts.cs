using System.Globalization;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses;

/// <summary>What a timeout tells the person: which one, after how long, and what to do.</summary>
internal static class AnalysisTimeouts
{
    /// <summary>The attempt was begun and not finished in time.</summary>
    public static string Processing(string analysis, TimeSpan timeout) => string.Create(
        CultureInfo.InvariantCulture,
        $"The analysis did not finish within {timeout.TotalSeconds:0.###} s (timed out). Retry it with POST /api/v1/analyses/{analysis}/retry.");

    /// <summary>No worker began it in time.</summary>
    public static string Queued(string analysis, TimeSpan timeout) => string.Create(
        CultureInfo.InvariantCulture,
        $"The analysis was not begun within {timeout.TotalSeconds:0.###} s in the queue (timed out). Retry it with POST /api/v1/analyses/{analysis}/retry.");

    /// <summary>What the attempt ran out of, by where it stands.</summary>
    public static string Of(AnalysisId analysis, AnalysisState state, AnalysisOptions options) =>
        state.Run == 0 || state.WaitsAgain ? Queued(analysis.ToString(), options.QueueTimeout) : Processing(analysis.ToString(), options.Timeout);
}
