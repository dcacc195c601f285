using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Fixtures.Cluster;

/// <summary>An analyzer that does not listen when it is told to stop: it comes back when the test says so.</summary>
public sealed class DeafAnalyzer : IAnalyzer
{
    private readonly TaskCompletionSource<RunResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public AnalyzerInfo Info { get; } = new("deaf", "1", Model: null);

    /// <summary>Ends when the first run has begun.</summary>
    public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Lets every run come back.</summary>
    public void ComeBack() => _result.TrySetResult(new RunResult(Info, new Utf8Json("{\"score\":null}"u8.ToArray()), Error: null));

    /// <inheritdoc/>
    public Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation)
    {
        _begun.TrySetResult();
        return _result.Task;
    }
}
