using System.Text.Json;
using Npgsql;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.GrainInterfaces.Workers;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>From a row of <see cref="AnalysisSql.Columns"/> to what grains hold and callers see.</summary>
internal static class AnalysisRows
{
    public static AnalysisState State(NpgsqlDataReader row) => new()
    {
        Document = new DocumentId(row.GetGuid(1)),
        Owner = new GuestId(row.GetGuid(2)),
        Status = AnalysisNames.Status(row.GetString(3)),
        AttemptCount = row.GetInt32(4),
        RetryOf = row.Maybe<Guid>(5) is { } parent ? new AnalysisId(parent) : null,
        Run = row.GetInt32(6),
        Worker = row.Maybe<Guid>(7) is { } worker ? new WorkerId(worker) : null,
        Requested = AnalysisNames.Choice(row.GetString(8)),
        RequestHash = row.GetFieldValue<byte[]>(9),
        QueuedAt = row.GetFieldValue<DateTimeOffset>(10),
        StartedAt = row.Maybe<DateTimeOffset>(11),
        DeadlineAt = row.Maybe<DateTimeOffset>(12),
        FinishedAt = row.Maybe<DateTimeOffset>(13),
        Error = row.IsDBNull(14) ? null : new AnalysisError(AnalysisNames.ErrorCode(row.GetString(14)), row.GetString(15)),
        Analyzer = row.IsDBNull(16) ? null : Analyzer(row.GetFieldValue<byte[]>(16)),
        Version = row.GetInt64(17),
        WaitsAgain = row.GetBoolean(18),
        RetriedBy = row.Maybe<Guid>(19) is { } child ? new AnalysisId(child) : null,
    };

    public static Analysis Analysis(AnalysisId id, AnalysisState state, Utf8Json? result) => new(
        id,
        state.Document,
        state.Status,
        state.AttemptCount,
        state.RetryOf,
        state.RetriedBy,
        state.QueuedAt,
        state.StartedAt,
        state.FinishedAt,
        state.Version,
        state.Error,
        state.Analyzer,
        result);

    public static byte[]? Analyzer(AnalyzerInfo? analyzer) =>
        analyzer is null ? null : JsonSerializer.SerializeToUtf8Bytes(analyzer, ReportJson.Options);

    public static AnalyzerInfo Analyzer(byte[] json) =>
        JsonSerializer.Deserialize<AnalyzerInfo>(json, ReportJson.Options) ?? throw new JsonException("An analyzer is an object.");
}
