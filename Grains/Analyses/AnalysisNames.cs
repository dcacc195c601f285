using System.Diagnostics;
using OrleansResume.GrainInterfaces.Analyses;

namespace OrleansResume.Grains.Analyses;

/// <summary>How statuses, error codes and reasons are written in the database: the words of the API.</summary>
internal static class AnalysisNames
{
    public static string Name(this AnalysisStatus status) => status switch
    {
        AnalysisStatus.Queued => "queued",
        AnalysisStatus.Processing => "processing",
        AnalysisStatus.Completed => "completed",
        AnalysisStatus.Failed => "failed",
        _ => throw new UnreachableException(),
    };

    public static AnalysisStatus Status(string name) => name switch
    {
        "queued" => AnalysisStatus.Queued,
        "processing" => AnalysisStatus.Processing,
        "completed" => AnalysisStatus.Completed,
        "failed" => AnalysisStatus.Failed,
        _ => throw new UnreachableException("analyses_status_check names another status."),
    };

    public static string Name(this AnalysisErrorCode code) => code switch
    {
        AnalysisErrorCode.TimedOut => "timed_out",
        AnalysisErrorCode.ProviderUnavailable => "provider_unavailable",
        AnalysisErrorCode.ProviderRejected => "provider_rejected",
        AnalysisErrorCode.OutputInvalid => "output_invalid",
        AnalysisErrorCode.DocumentUnreadable => "document_unreadable",
        AnalysisErrorCode.Internal => "internal",
        _ => throw new UnreachableException(),
    };

    public static AnalysisErrorCode ErrorCode(string name) => name switch
    {
        "timed_out" => AnalysisErrorCode.TimedOut,
        "provider_unavailable" => AnalysisErrorCode.ProviderUnavailable,
        "provider_rejected" => AnalysisErrorCode.ProviderRejected,
        "output_invalid" => AnalysisErrorCode.OutputInvalid,
        "document_unreadable" => AnalysisErrorCode.DocumentUnreadable,
        "internal" => AnalysisErrorCode.Internal,
        _ => throw new UnreachableException("analyses_error_code_check names another code."),
    };

    public static string Name(this AnalyzerChoice choice) => choice switch
    {
        AnalyzerChoice.Default => "default",
        AnalyzerChoice.Builtin => "builtin",
        _ => throw new UnreachableException(),
    };

    public static AnalyzerChoice Choice(string name) => name switch
    {
        "default" => AnalyzerChoice.Default,
        "builtin" => AnalyzerChoice.Builtin,
        _ => throw new UnreachableException("analyses_requested_analyzer_check names another choice."),
    };

    public static string Name(this ReleaseReason reason) => reason switch
    {
        ReleaseReason.Released => "released",
        ReleaseReason.WorkerLost => "worker_lost",
        _ => throw new UnreachableException(),
    };
}
