using Npgsql;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Guests;

/// <summary>The stored permits as a whole; each grain's own are its Orleans state.</summary>
internal sealed class PermitTable(NpgsqlDataSource database)
{
    /// <summary>Deletes what nobody has charged for a while, among one page of rows; where the page ended, null at the last one.</summary>
    /// <param name="service">Orleans' service id.</param>
    /// <param name="state">The state's name.</param>
    /// <param name="unusedFor">After which all permits have come back.</param>
    /// <param name="after">Where the page before it ended.</param>
    /// <param name="page">Rows to look at.</param>
    public Task<PermitKey?> ForgetUnused(string service, string state, TimeSpan unusedFor, PermitKey after, int page, CancellationToken cancellation) => database.One(
        "SELECT n0, n1 FROM forget_unused_permits(@service, @state, @unused_for, @n0, @n1, @page)",
        parameters =>
        {
            parameters.AddWithValue("service", service);
            parameters.AddWithValue("state", state);
            parameters.AddWithValue("unused_for", unusedFor);
            parameters.AddWithValue("n0", after.N0);
            parameters.AddWithValue("n1", after.N1);
            parameters.AddWithValue("page", page);
        },
        row => new PermitKey(row.GetInt64(0), row.GetInt64(1)),
        cancellation);
}

/// <summary>A grain's key, as Orleans stores it.</summary>
internal sealed record PermitKey(long N0, long N1)
{
    /// <summary>In front of all.</summary>
    public static PermitKey Start { get; } = new(long.MinValue, long.MinValue);
}
