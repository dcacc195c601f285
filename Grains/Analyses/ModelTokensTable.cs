using Npgsql;
using OrleansResume.GrainInterfaces.Analyses;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>The rows of <c>model_tokens</c>: what the model has cost, a row a call, for as long as a guest's day counts it.</summary>
internal sealed class ModelTokensTable(NpgsqlDataSource database)
{
    /// <summary>Takes what a call may cost from the guest's last 24 hours, by the database's clock; asked again, it has been taken already.</summary>
    /// <param name="analysis">Whose call it is.</param>
    /// <param name="run">And of which run.</param>
    /// <param name="call">The run's first is 1.</param>
    /// <param name="wish">What it may cost.</param>
    /// <param name="most">What the guest's day may cost.</param>
    /// <param name="cancellation">Breaks it off.</param>
    /// <returns>How long the answer may be; null where there is no room for the shortest.</returns>
    public async Task<int?> Reserve(AnalysisId analysis, AnalysisRun run, int call, TokenWish wish, long most, CancellationToken cancellation)
    {
        var granted = await database.One(
            "SELECT answer FROM reserve_model_tokens(@id, @run, @call, @owner, @prompt, @shortest, @longest, @most) answer WHERE answer IS NOT NULL",
            parameters =>
            {
                Name(parameters, analysis, run, call);
                parameters.AddWithValue("owner", run.Owner.Value);
                parameters.AddWithValue("prompt", wish.Prompt);
                parameters.AddWithValue("shortest", (long)wish.Shortest);
                parameters.AddWithValue("longest", (long)wish.Longest);
                parameters.AddWithValue("most", most);
            },
            row => new ModelTokens(wish.Prompt, row.GetInt64(0)),
            cancellation);
        return (int?)granted?.Output;
    }

    /// <summary>Puts right what a call has cost; nothing where its guest has been erased meanwhile.</summary>
    public Task<int> Settle(AnalysisId analysis, AnalysisRun run, int call, ModelTokens spent, CancellationToken cancellation) => database.Do(
        "UPDATE model_tokens SET input_tokens = @input, output_tokens = @output WHERE analysis_id = @id AND run = @run AND call = @call",
        parameters =>
        {
            Name(parameters, analysis, run, call);
            parameters.AddWithValue("input", spent.Input);
            parameters.AddWithValue("output", spent.Output);
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

    private static void Name(NpgsqlParameterCollection parameters, AnalysisId analysis, AnalysisRun run, int call)
    {
        parameters.AddWithValue("id", analysis.Value);
        parameters.AddWithValue("run", run.Run);
        parameters.AddWithValue("call", call);
    }
}

/// <summary>What a call may cost, in tokens.</summary>
/// <param name="Prompt">What it tells the model.</param>
/// <param name="Shortest">The shortest answer worth asking for.</param>
/// <param name="Longest">The longest one that is wanted.</param>
internal readonly record struct TokenWish(long Prompt, int Shortest, int Longest);
