using NpgsqlTypes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>A transition of one row, of the version that it is fenced by.</summary>
internal readonly record struct AnalysisWrite<TTransition>(Guid Id, long Version, TTransition Transition)
    where TTransition : AnalysisTransition;

/// <summary>The transitions that come with every analysis, many of a kind in one statement: what their arrays hold.</summary>
internal static class AnalysisSets
{
    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Accept>, AnalysisState> Accept = Of(
        "accept", AnalysisSql.Accept, locksDocument: true, [
        Column("document", NpgsqlDbType.Uuid, (AnalysisTransition.Accept accept) => accept.Document.Value),
        Column("owner", NpgsqlDbType.Uuid, (AnalysisTransition.Accept accept) => accept.Owner.Value),
        Column("job", NpgsqlDbType.Text, (AnalysisTransition.Accept accept) => accept.JobDescription),
        Column("requested", NpgsqlDbType.Text, (AnalysisTransition.Accept accept) => accept.Requested.Name()),
        Column("hash", NpgsqlDbType.Bytea, (AnalysisTransition.Accept accept) => accept.RequestHash),
        Column("worker", NpgsqlDbType.Uuid, (AnalysisTransition.Accept accept) => accept.Worker?.Value),
        Column("run", NpgsqlDbType.Integer, (AnalysisTransition.Accept accept) => accept.Begins ? 1 : 0),
        Column("timeout", NpgsqlDbType.Interval, (AnalysisTransition.Accept accept) => accept.Timeout),
        Column("retry_of", NpgsqlDbType.Uuid, (AnalysisTransition.Accept accept) => accept.RetryOf?.Value),
        Column("attempt", NpgsqlDbType.Integer, (AnalysisTransition.Accept accept) => accept.AttemptCount),
    ]);

    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Begin>, AnalysisState> Begin = Of(
        "begin", AnalysisSql.Begin, locksDocument: false, [
        Column("worker", NpgsqlDbType.Uuid, (AnalysisTransition.Begin begin) => begin.Worker.Value),
        Column("timeout", NpgsqlDbType.Interval, (AnalysisTransition.Begin begin) => begin.Timeout),
    ]);

    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Complete>, AnalysisState> Complete = Of(
        "complete", AnalysisSql.Complete, locksDocument: false, [
        Column("worker", NpgsqlDbType.Uuid, (AnalysisTransition.Complete complete) => complete.Worker.Value),
        Column("run", NpgsqlDbType.Integer, (AnalysisTransition.Complete complete) => complete.Run),
        Column("analyzer", NpgsqlDbType.Jsonb, (AnalysisTransition.Complete complete) => AnalysisRows.Analyzer(complete.Analyzer)),
        Column("result", NpgsqlDbType.Json, (AnalysisTransition.Complete complete) => complete.Report.Bytes),
    ]);

    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Fail>, AnalysisState> Fail = Of(
        "fail", AnalysisSql.Fail, locksDocument: false, [
        Column("worker", NpgsqlDbType.Uuid, (AnalysisTransition.Fail fail) => fail.Worker.Value),
        Column("run", NpgsqlDbType.Integer, (AnalysisTransition.Fail fail) => fail.Run),
        Column("analyzer", NpgsqlDbType.Jsonb, (AnalysisTransition.Fail fail) => AnalysisRows.Analyzer(fail.Analyzer)),
        Column("code", NpgsqlDbType.Text, (AnalysisTransition.Fail fail) => fail.Error.Code.Name()),
        Column("message", NpgsqlDbType.Text, (AnalysisTransition.Fail fail) => fail.Error.Message),
    ]);

    private static SetStatement<AnalysisWrite<TTransition>, AnalysisState> Of<TTransition>(
        string name, string sql, bool locksDocument, SetColumn<AnalysisWrite<TTransition>>[] columns)
        where TTransition : AnalysisTransition => new(
            name,
            locksDocument,
            sql,
            [
                SetColumn<AnalysisWrite<TTransition>>.Of("id", NpgsqlDbType.Uuid, write => write.Id),
                SetColumn<AnalysisWrite<TTransition>>.Of("version", NpgsqlDbType.Bigint, write => write.Version),
                .. columns,
            ],
            row => row.GetGuid(0),
            AnalysisRows.State);

    private static SetColumn<AnalysisWrite<TTransition>> Column<TTransition, TValue>(string name, NpgsqlDbType type, Func<TTransition, TValue> value)
        where TTransition : AnalysisTransition =>
        SetColumn<AnalysisWrite<TTransition>>.Of(name, type, write => value(write.Transition));
}
