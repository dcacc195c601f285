namespace OrleansResume.GrainInterfaces.Analyses;

/// <summary>Where an attempt stands. Append only: the numbers travel between versions.</summary>
[GenerateSerializer, Alias("AnalysisStatus")]
public enum AnalysisStatus
{
    /// <summary>Accepted, waiting for a worker.</summary>
    Queued = 0,

    /// <summary>A worker holds it.</summary>
    Processing = 1,

    /// <summary>Final, with a report.</summary>
    Completed = 2,

    /// <summary>Final, with an error.</summary>
    Failed = 3,
}

/// <summary>Why an attempt failed. Append only: the numbers travel between versions.</summary>
[GenerateSerializer, Alias("AnalysisErrorCode")]
public enum AnalysisErrorCode
{
    /// <summary>It did not finish, or did not start, in the time allowed.</summary>
    TimedOut = 0,

    /// <summary>The model's endpoint could not be reached or is out of order.</summary>
    ProviderUnavailable = 1,

    /// <summary>The model's endpoint refused the request.</summary>
    ProviderRejected = 2,

    /// <summary>The model's answer was not of the form that was asked for.</summary>
    OutputInvalid = 3,

    /// <summary>The document could no longer be read.</summary>
    DocumentUnreadable = 4,

    /// <summary>A fault of ours; the log has the trace.</summary>
    Internal = 5,
}

/// <summary>Who may judge. Append only: the numbers travel between versions.</summary>
[GenerateSerializer, Alias("AnalyzerChoice")]
public enum AnalyzerChoice
{
    /// <summary>What the operator configured.</summary>
    Default = 0,

    /// <summary>The built-in analyzer only: the document is never sent to a model.</summary>
    Builtin = 1,
}
