using System.Globalization;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses;

/// <summary>What a timeout tells the person: which one, after how long, and what to do.</summary>
internal static class AnalysisTimeouts
{
    /// <summary>The attempt was begun and not finished in time.</summary>
    public static string Processing(AnalysisId analysis, TimeSpan timeout) => string.Create(
        CultureInfo.InvariantCulture,
        $"The analysis did not finish within {timeout.TotalSeconds:0.###} s (timed out). Ask for a new one with POST /api/v1/documents/ID/analyze; this one was {analysis}.");
}
