using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>
/// The rows of <c>analyses</c>. Each transition is one statement, fenced by version, status and, for a worker's step, worker and
/// run; its line of <c>analysis_transitions</c> is part of the same statement, so that both are there or neither.
/// </summary>
internal sealed class AnalysisTable(NpgsqlDataSource database, GroupCommit commits) : IStateTable<AnalysisState>
{
    // A caller waits 10 s for its grain: a read that hangs must be over before.
    private const int Seconds = 5;

    /// <inheritdoc/>
    public static long VersionOf(AnalysisState state) => state.Version;

    /// <inheritdoc/>
    public Task<AnalysisState?> Read(Guid id) => database.One(
        AnalysisSql.Read,
        parameters => parameters.AddWithValue("id", id),
        AnalysisRows.State,
        Seconds,
        CancellationToken.None);

    /// <inheritdoc/>
    public Task<AnalysisState?> Write(Guid id, AnalysisState state, long version) => state.Pending switch
    {
        AnalysisTransition.Accept accept => One(AnalysisSql.Accept, id, version, parameters =>
        {
            parameters.AddWithValue("document", accept.Document.Value);
            parameters.AddWithValue("owner", accept.Owner.Value);
            parameters.AddNullable("job", NpgsqlDbType.Text, accept.JobDescription);
            parameters.AddWithValue("requested", accept.Requested.Name());
            parameters.AddWithValue("hash", accept.RequestHash);
            parameters.AddNullable("worker", NpgsqlDbType.Uuid, accept.Worker?.Value);
            parameters.AddWithValue("run", accept.Begins ? 1 : 0);
            parameters.AddWithValue("timeout", accept.Timeout);
            parameters.AddNullable("retry_of", NpgsqlDbType.Uuid, accept.RetryOf?.Value);
            parameters.AddWithValue("attempt", accept.AttemptCount);
        }),
        AnalysisTransition.Begin begin => One(AnalysisSql.Begin, id, version, parameters =>
        {
            parameters.AddWithValue("worker", begin.Worker.Value);
            parameters.AddWithValue("timeout", begin.Timeout);
        }),
        AnalysisTransition.Complete complete => One(AnalysisSql.Complete, id, version, parameters =>
        {
            parameters.AddWithValue("worker", complete.Worker.Value);
            parameters.AddWithValue("run", complete.Run);
            parameters.AddNullable("analyzer", NpgsqlDbType.Jsonb, AnalysisRows.Analyzer(complete.Analyzer));
            parameters.AddNullable("result", NpgsqlDbType.Json, complete.Report.Bytes);
        }),
        AnalysisTransition.Fail fail => One(AnalysisSql.Fail, id, version, parameters =>
        {
            parameters.AddWithValue("worker", fail.Worker.Value);
            parameters.AddWithValue("run", fail.Run);
            parameters.AddNullable("analyzer", NpgsqlDbType.Jsonb, AnalysisRows.Analyzer(fail.Analyzer));
            parameters.AddWithValue("code", fail.Error.Code.Name());
            parameters.AddWithValue("message", fail.Error.Message);
        }),
        AnalysisTransition.Expire expire => One(AnalysisSql.Expire, id, version, parameters =>
            parameters.AddWithValue("message", expire.Message)),
        AnalysisTransition.Release release => One(AnalysisSql.Release, id, version, parameters =>
        {
            parameters.AddWithValue("worker", release.Worker.Value);
            parameters.AddWithValue("reason", release.Reason.Name());
            parameters.AddWithValue("timeout", release.QueueTimeout);
        }),
        _ => throw new UnreachableException("A state is written with a transition."),
    };

    /// <summary>The report of a completed attempt; null where there is none (any more).</summary>
    public Task<Utf8Json?> ReadReport(Guid id) => database.One(
        "SELECT result FROM analyses WHERE id = @id AND result IS NOT NULL",
        parameters => parameters.AddWithValue("id", id),
        row => new Utf8Json(row.GetFieldValue<byte[]>(0)));

    /// <summary>The job description of an attempt; null where it has none.</summary>
    public async Task<string?> ReadJobDescription(Guid id) => await database.One(
        "SELECT job_description FROM analyses WHERE id = @id AND job_description IS NOT NULL",
        parameters => parameters.AddWithValue("id", id),
        row => row.GetString(0));

    private Task<AnalysisState?> One(string sql, Guid id, long version, Action<NpgsqlParameterCollection> more) => commits.One(
        new WriteOrder(LocksDocument: sql == AnalysisSql.Accept, id),
        sql,
        parameters =>
        {
            parameters.AddWithValue("id", id);
            parameters.AddWithValue("version", version);
            more(parameters);
        },
        AnalysisRows.State);
}
