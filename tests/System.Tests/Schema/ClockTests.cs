using Npgsql;

namespace OrleansResume.System.Tests.Schema;

/// <summary><c>resume_now()</c> and what compares with it.</summary>
public sealed class ClockTests(SchemaDatabase schema) : IClassFixture<SchemaDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("1 hour", 3600)]
    [InlineData("-2 days", -172800)]
    public async Task Now_WithOffset_IsMovedByIt(string? offset, int seconds)
    {
        await using var connection = await Connection(offset);
        Assert.Equal(TimeSpan.FromSeconds(seconds), await Scalar<TimeSpan>(connection, "SELECT resume_now() - now()"));
    }

    [Fact]
    public async Task Now_WithinOneStatement_IsOneTime()
    {
        await using var connection = await Connection(offset: null);
        Assert.Equal(1L, await Scalar<long>(connection, "SELECT count(DISTINCT resume_now()) FROM generate_series(1, 1000)"));
    }

    [Fact]
    public async Task Now_IsStable() => Assert.Equal(
        's', await schema.Database.ScalarAsync<char>("SELECT provolatile FROM pg_proc WHERE proname = 'resume_now'", Cancelled));

    [Fact]
    public async Task Worker_IsLive_AsLongAsItsLease()
    {
        var worker = Guid.CreateVersion7();
        await using var connection = await Connection(offset: null);
        Assert.False(await Live());
        await schema.Database.ExecuteAsync(
            $"INSERT INTO workers (id, silo, started_at, expires_at) VALUES ('{worker}', 's', now(), now() + interval '1 minute')", Cancelled);
        Assert.True(await Live());
        await Set(connection, "59 seconds");
        Assert.True(await Live());
        await Set(connection, "61 seconds");
        Assert.False(await Live());

        Task<bool> Live() => Scalar<bool>(connection, $"SELECT worker_is_live('{worker}')");
    }

    [Fact]
    public async Task Worker_AtTheVeryEndOfItsLease_IsGone()
    {
        var worker = Guid.CreateVersion7();
        await using var connection = await Connection(offset: null);
        await using var transaction = await connection.BeginTransactionAsync(Cancelled);
        await Scalar<object>(connection, $"INSERT INTO workers (id, silo, started_at, expires_at) VALUES ('{worker}', 's', now(), now()) RETURNING id");
        Assert.False(await Scalar<bool>(connection, $"SELECT worker_is_live('{worker}')"));
    }

    private static async Task Set(NpgsqlConnection connection, string offset) =>
        await Scalar<string>(connection, $"SELECT set_config('resume.clock_offset', '{offset}', false)");

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Assert.IsAssignableFrom<T>(await command.ExecuteScalarAsync(Cancelled));
    }

    private async Task<NpgsqlConnection> Connection(string? offset)
    {
        // Not of the pool: a session keeps what an earlier user of it has set.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(schema.Database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancelled);
        if (offset is not null)
        {
            await Set(connection, offset);
        }

        return connection;
    }
}
