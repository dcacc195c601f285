namespace OrleansResume.Grains.Analyses;

/// <summary>What a run is at. In this order; the model's only where there is one.</summary>
public enum AnalysisStep
{
    /// <summary>The document's text is fetched.</summary>
    Reading = 1,

    /// <summary>The rules judge.</summary>
    Judging = 2,

    /// <summary>The model is asked, and its answer checked.</summary>
    Model = 3,
}
