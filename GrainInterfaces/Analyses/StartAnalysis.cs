using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;

namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>A wish to have a document analysed.</summary>
/// <param name="Owner">Who asks; must own the document.</param>
/// <param name="Document">What to analyse.</param>
/// <param name="JobDescription">What to match it against, at most 20 000 characters; null for none.</param>
/// <param name="Analyzer">Who may judge.</param>
[GenerateSerializer, Immutable, Alias("StartAnalysis")]
public sealed record StartAnalysis(
    [property: Id(0)] GuestId Owner,
    [property: Id(1)] DocumentId Document,
    [property: Id(2)] string? JobDescription,
    [property: Id(3)] AnalyzerChoice Analyzer);
