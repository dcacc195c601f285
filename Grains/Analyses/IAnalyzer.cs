using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Documents.Reading;

namespace OrleansResume.Grains.Analyses;

/// <summary>Judges a document. Called off every grain's turn, many at once.</summary>
public interface IAnalyzer
{
    /// <summary>Who judges.</summary>
    AnalyzerInfo Info { get; }

    /// <summary>Whether it has judged in this process. The first time takes it seconds where others take milliseconds, so a silo begins with few.</summary>
    bool IsWarm => true;

    /// <summary>Judges; the same input gives the same result, byte for byte, where <see cref="Info"/> names no model.</summary>
    /// <param name="input">What to judge.</param>
    /// <param name="cancellation">Ends it: the deadline has passed, the document is gone, or the silo stops.</param>
    Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation);
}

/// <summary>What an analyzer judges.</summary>
/// <param name="Text">The document's text.</param>
/// <param name="Layout">How it stood on the page.</param>
/// <param name="JobDescription">What to match it against; null for none.</param>
/// <param name="AsOf">The date of the upload: the only "today" that a rule knows.</param>
/// <param name="MediaType">Of the document.</param>
public sealed record AnalysisInput(
    string Text,
    DocumentLayout Layout,
    string? JobDescription,
    DateOnly AsOf,
    string MediaType)
{
    /// <summary>Whom to tell when the next step begins; never waited for.</summary>
    public IProgress<AnalysisStep>? Progress { get; init; }

    /// <summary>What a model's calls are charged to; null where nobody pays.</summary>
    public IModelLedger? Ledger { get; init; }

    /// <summary>How long it is until the deadline; null where there is none.</summary>
    public TimeSpan? TimeLeft { get; init; }
}
