using Orleans.Concurrency;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>Somebody who looks on while an analysis is made. What is told may be lost: whoever watches asks again from time to time.</summary>
[Alias("IAnalysisWatcher")]
public interface IAnalysisWatcher : IGrainObserver
{
    /// <summary>It has changed, or is gone: ask where it stands.</summary>
    [Alias("Changed"), OneWay]
    Task Changed(AnalysisId analysis);

    /// <summary>The run has come to its next step.</summary>
    [Alias("Progressed"), OneWay]
    Task Progressed(AnalysisId analysis, AnalysisProgress progress);
}

/// <summary>How far a run has come.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Of">How many steps the run has.</param>
/// <param name="What">What is being done: <c>reading</c>, <c>judging</c>, <c>model</c>.</param>
[GenerateSerializer, Immutable, Alias("AnalysisProgress")]
public sealed record AnalysisProgress([property: Id(0)] int Step, [property: Id(1)] int Of, [property: Id(2)] string What);
