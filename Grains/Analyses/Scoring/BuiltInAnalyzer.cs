using System.Text.Json;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Resumes;

namespace OrleansResume.Grains.Analyses.Scoring;

/// <summary>
/// The analyzer that needs no model: it parses the text and judges it by rules. Pure and deterministic: the same text, layout,
/// job and date give the same report, byte for byte, on any machine and any day.
/// </summary>
public sealed class BuiltInAnalyzer : IAnalyzer
{
    private readonly JudgingThreads? _threads;

    /// <summary>One that judges on the caller's thread.</summary>
    public BuiltInAnalyzer()
    {
    }

    /// <summary>One that judges on threads of their own.</summary>
    internal BuiltInAnalyzer(JudgingThreads threads) => _threads = threads;

    /// <summary>Changes with every rule, threshold, list or wording: the same document may then get another report.</summary>
    internal const string Version = "6";

    /// <inheritdoc/>
    public AnalyzerInfo Info { get; } = new("builtin", Version, Model: null);

    /// <inheritdoc/>
    public bool IsWarm => _threads is null or { HaveJudged: true };

    /// <summary>Judges: some milliseconds for a resume. It never fails for what a document says.</summary>
    /// <param name="input">What to judge.</param>
    /// <param name="cancellation">Looked at with every line.</param>
    public Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation)
    {
        return _threads is null ? Task.FromResult(Judge()) : _threads.Run(Judge, cancellation);

        RunResult Judge()
        {
            cancellation.ThrowIfCancellationRequested();
            input.Progress?.Report(AnalysisStep.Judging);
            return this.Judge(input, new WorkBudget(cancellation: cancellation), cancellation);
        }
    }

    /// <summary>Judges within a budget.</summary>
    internal RunResult Judge(AnalysisInput input, WorkBudget work, CancellationToken cancellation)
    {
        try
        {
            var context = new RuleContext(input, ResumeParser.Parse(input.Text, input.Layout, work), work);
            var report = ResumeJudge.Judge(context, cancellation);
            return new RunResult(Info, new Utf8Json(JsonSerializer.SerializeToUtf8Bytes(report, ReportJson.Options)), Error: null);
        }
        catch (TooComplexException)
        {
            return TooComplex.Told(Info);
        }
    }
}
