using NpgsqlTypes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>A transition of one row, of the version that it is fenced by.</summary>
internal readonly record struct AnalysisWrite<TTransition>(Guid Id, long Version, TTransition Transition)
    where TTransition : AnalysisTransition;

/// <summary>The transitions that come with every analysis, many of a kind in one statement: what their arrays hold.</summary>
internal static class AnalysisSets
{
    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Accept>, AnalysisState> Accept = Of<AnalysisTransition.Accept>("accept", AnalysisSql.Accept, locksDocument: true, of => [
        of.Column("document", NpgsqlDbType.Uuid, accept => accept.Document.Value),
        of.Column("owner", NpgsqlDbType.Uuid, accept => accept.Owner.Value),
        of.Column("job", NpgsqlDbType.Text, accept => accept.JobDescription),
        of.Column("requested", NpgsqlDbType.Text, accept => accept.Requested.Name()),
        of.Column("hash", NpgsqlDbType.Bytea, accept => accept.RequestHash),
        of.Column("worker", NpgsqlDbType.Uuid, accept => accept.Worker?.Value),
        of.Column("run", NpgsqlDbType.Integer, accept => accept.Begins ? 1 : 0),
        of.Column("timeout", NpgsqlDbType.Interval, accept => accept.Timeout),
        of.Column("retry_of", NpgsqlDbType.Uuid, accept => accept.RetryOf?.Value),
        of.Column("attempt", NpgsqlDbType.Integer, accept => accept.AttemptCount),
    ]);

    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Begin>, AnalysisState> Begin = Of<AnalysisTransition.Begin>("begin", AnalysisSql.Begin, locksDocument: false, of => [
        of.Column("worker", NpgsqlDbType.Uuid, begin => begin.Worker.Value),
        of.Column("timeout", NpgsqlDbType.Interval, begin => begin.Timeout),
    ]);

    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Complete>, AnalysisState> Complete = Of<AnalysisTransition.Complete>("complete", AnalysisSql.Complete, locksDocument: false, of => [
        of.Column("worker", NpgsqlDbType.Uuid, complete => complete.Worker.Value),
        of.Column("run", NpgsqlDbType.Integer, complete => complete.Run),
        of.Column("analyzer", NpgsqlDbType.Jsonb, complete => AnalysisRows.Analyzer(complete.Analyzer)),
        of.Column("result", NpgsqlDbType.Json, complete => complete.Report.Bytes),
    ]);

    public static readonly SetStatement<AnalysisWrite<AnalysisTransition.Fail>, AnalysisState> Fail = Of<AnalysisTransition.Fail>("fail", AnalysisSql.Fail, locksDocument: false, of => [
        of.Column("worker", NpgsqlDbType.Uuid, fail => fail.Worker.Value),
        of.Column("run", NpgsqlDbType.Integer, fail => fail.Run),
        of.Column("analyzer", NpgsqlDbType.Jsonb, fail => AnalysisRows.Analyzer(fail.Analyzer)),
        of.Column("code", NpgsqlDbType.Text, fail => fail.Error.Code.Name()),
        of.Column("message", NpgsqlDbType.Text, fail => fail.Error.Message),
    ]);

    private static SetStatement<AnalysisWrite<TTransition>, AnalysisState> Of<TTransition>(
        string name, string sql, bool locksDocument, Func<Columns<TTransition>, SetColumn<AnalysisWrite<TTransition>>[]> columns)
        where TTransition : AnalysisTransition => new(
            name,
            locksDocument,
            sql,
            [
                SetColumn<AnalysisWrite<TTransition>>.Of("id", NpgsqlDbType.Uuid, write => write.Id),
                SetColumn<AnalysisWrite<TTransition>>.Of("version", NpgsqlDbType.Bigint, write => write.Version),
                .. columns(default),
            ],
            row => row.GetGuid(0),
            AnalysisRows.State);

    private readonly struct Columns<TTransition>
        where TTransition : AnalysisTransition
    {
        public SetColumn<AnalysisWrite<TTransition>> Column<TValue>(string name, NpgsqlDbType type, Func<TTransition, TValue> value) =>
            SetColumn<AnalysisWrite<TTransition>>.Of(name, type, write => value(write.Transition));
    }
}
