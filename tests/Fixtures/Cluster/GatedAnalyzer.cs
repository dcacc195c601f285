using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Analyses;

namespace OrleansResume.Fixtures.Cluster;

/// <summary>An analyzer that begins and ends when the test says so. It is a door in front of the seam, not a judge.</summary>
public sealed class GatedAnalyzer : IAnalyzer
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<RunResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IProgress<AnalysisStep>? _progress;
    private int _calls;

    /// <inheritdoc/>
    public AnalyzerInfo Info { get; } = new("gated", "1", Model: null);

    /// <summary>How often it was asked.</summary>
    public int Calls => _calls;

    /// <summary>Ends when the first run has begun.</summary>
    public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Ends when a run was told to stop.</summary>
    public Task Cancelled => _cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>A report that says nothing.</summary>
    public RunResult Report => new(Info, new Utf8Json("{\"score\":null}"u8.ToArray()), Error: null);

    /// <summary>Lets every run end with this.</summary>
    public void Open(RunResult? result = null) => _result.TrySetResult(result ?? Report);

    /// <summary>Says that the run that has begun last is at this step.</summary>
    public void Reach(AnalysisStep step) => _progress?.Report(step);

    /// <summary>Makes every run throw this.</summary>
    public void Throw(Exception exception) => _result.TrySetException(exception);

    /// <inheritdoc/>
    public async Task<RunResult> Analyze(AnalysisInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        Interlocked.Increment(ref _calls);
        _progress = input.Progress;
        _begun.TrySetResult();
        try
        {
            return await _result.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }
    }
}
