using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>What is said of a document that takes more work than any resume: its sender's to mend, no fault of ours.</summary>
internal static class TooComplex
{
    public static RunResult Told(AnalyzerInfo analyzer) => new(analyzer, Report: null, new AnalysisError(
        AnalysisErrorCode.DocumentUnreadable,
        "The document is too complex: judging it takes more work than a resume needs. Upload a plain copy of it, and the resume alone."));
}
