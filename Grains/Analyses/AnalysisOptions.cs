namespace OrleansResume.Grains.Analyses;

/// <summary>Bounds of an analysis (section <c>Analysis</c> of the configuration).</summary>
public sealed class AnalysisOptions
{
    /// <summary>Longest time in processing, from the first run.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time in the queue.</summary>
    public TimeSpan QueueTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Most attempts that may wait in the whole cluster; beyond it callers are told to come back.</summary>
    public int MaxQueued { get; set; } = 10_000;

    /// <summary>Analyses that one silo runs at once. Of their rules, as many are judged at once as it has processors: more slots are for waiting for a model.</summary>
    public int SlotsPerSilo { get; set; } = 8;
}
