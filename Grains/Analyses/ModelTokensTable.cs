using Npgsql;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>The rows of <c>model_tokens</c>: what the model has cost, a row a run, for as long as a guest's day counts it.</summary>
internal sealed class ModelTokensTable(NpgsqlDataSource database)
{
    /// <summary>What a guest's runs have cost in the last 24 hours, by the database's clock.</summary>
    public async Task<ModelTokens> LastDay(GuestId owner, CancellationToken cancellation) => await database.One(
        """
        SELECT coalesce(sum(input_tokens), 0)::bigint, coalesce(sum(output_tokens), 0)::bigint FROM model_tokens
        WHERE owner_id = @owner AND spent_at > resume_now() - interval '1 day'
        """,
        parameters => parameters.AddWithValue("owner", owner.Value),
        row => new ModelTokens(row.GetInt64(0), row.GetInt64(1)),
        cancellation) ?? new ModelTokens(0, 0);

    /// <summary>Adds what a run has cost; asked again, it is there already.</summary>
    public Task<int> Add(AnalysisId analysis, AnalysisRun run, ModelTokens tokens, CancellationToken cancellation) => database.Do(
        """
        INSERT INTO model_tokens (analysis_id, run, owner_id, input_tokens, output_tokens)
        VALUES (@id, @run, @owner, @input, @output)
        ON CONFLICT DO NOTHING
        """,
        parameters =>
        {
            parameters.AddWithValue("id", analysis.Value);
            parameters.AddWithValue("run", run.Run);
            parameters.AddWithValue("owner", run.Owner.Value);
            parameters.AddWithValue("input", tokens.Input);
            parameters.AddWithValue("output", tokens.Output);
        },
        cancellation);

    /// <summary>Deletes what no day counts any more; how many rows.</summary>
    public Task<int> Forget(int limit, CancellationToken cancellation) => database.Do(
        """
        DELETE FROM model_tokens WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM model_tokens WHERE spent_at < resume_now() - interval '1 day' ORDER BY spent_at LIMIT @limit
        ))
        """,
        parameters => parameters.AddWithValue("limit", limit),
        cancellation);
}
