using Npgsql;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Analyses;

/// <summary>The rows of <c>analyses_set_aside</c>, which broke the constraints when they came.</summary>
internal sealed class SetAsideTable(NpgsqlDataSource database)
{
    /// <summary>Deletes what was set aside longer ago than this; how many rows.</summary>
    public Task<int> Forget(TimeSpan retention, int limit, CancellationToken cancellation) => database.Do(
        """
        DELETE FROM analyses_set_aside WHERE id = ANY (ARRAY(
            SELECT id FROM analyses_set_aside WHERE set_aside_at < resume_now() - @retention ORDER BY set_aside_at LIMIT @limit
        ))
        """,
        parameters =>
        {
            parameters.AddWithValue("retention", retention);
            parameters.AddWithValue("limit", limit);
        },
        cancellation);
}
