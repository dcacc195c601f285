using System.Diagnostics;
using Npgsql;
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
        AnalysisTransition.Accept accept => Many(AnalysisSets.Accept, id, version, accept),
        AnalysisTransition.Begin begin => Many(AnalysisSets.Begin, id, version, begin),
        AnalysisTransition.Complete complete => Many(AnalysisSets.Complete, id, version, complete),
        AnalysisTransition.Fail fail => Many(AnalysisSets.Fail, id, version, fail),
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

    private Task<AnalysisState?> Many<TTransition>(
        SetStatement<AnalysisWrite<TTransition>, AnalysisState> statement, Guid id, long version, TTransition transition)
        where TTransition : AnalysisTransition =>
        commits.One(statement, id, new AnalysisWrite<TTransition>(id, version, transition));

    private Task<AnalysisState?> One(string sql, Guid id, long version, Action<NpgsqlParameterCollection> more) => commits.One(
        new WriteOrder(LocksDocument: false, id),
        sql,
        parameters =>
        {
            parameters.AddWithValue("id", id);
            parameters.AddWithValue("version", version);
            more(parameters);
        },
        AnalysisRows.State);
}
