using System.Collections.Concurrent;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// The completed attempts of this silo's activations, as each activation knows its own: kept no longer than the activation, which is
/// what is told of a deletion. The reports are the cache's, and bounded there.
/// </summary>
internal sealed class FinishedAnalyses(ReportCache reports) : IFinishedAnalyses
{
    private readonly ConcurrentDictionary<AnalysisId, AnalysisState> _completed = new();

    /// <inheritdoc/>
    public Analysis? Find(AnalysisId analysis, GuestId owner) =>
        _completed.TryGetValue(analysis, out var state) && state.Owner == owner && reports.Find(analysis) is { } report
            ? AnalysisRows.Analysis(analysis, state, report)
            : null;

    /// <summary>An activation has it.</summary>
    public void Keep(AnalysisId analysis, AnalysisState completed) => _completed[analysis] = completed;

    /// <summary>The activation goes, or was told to forget.</summary>
    public void Forget(AnalysisId analysis) => _completed.TryRemove(analysis, out _);
}
