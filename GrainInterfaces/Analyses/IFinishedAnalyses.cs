using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>
/// What a silo's grains remember of completed analyses, for a front end in the same process. A completed analysis changes no more
/// until its grain is told to forget it, so that telling it needs no call; where nothing is found its grain has to be asked.
/// </summary>
public interface IFinishedAnalyses
{
    /// <summary>The completed analysis with its report; null where this silo does not have it at hand, or it is not this guest's.</summary>
    Analysis? Find(AnalysisId analysis, GuestId owner);
}
