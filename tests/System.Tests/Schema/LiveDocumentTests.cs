using Npgsql;
using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Schema;

/// <summary><c>document_is_live</c> and a deletion of the same document: whichever comes second waits, and sees the first.</summary>
public sealed class LiveDocumentTests(SchemaDatabase schema) : IClassFixture<SchemaDatabase>, IAsyncLifetime
{
    private readonly Guid _document = Guid.CreateVersion7();
    private NpgsqlConnection _first = null!;
    private NpgsqlTransaction _transaction = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private TestDatabase Database => schema.Database;

    private string Ask => $"SELECT document_is_live('{_document}')";

    private string Attempt =>
        $"""
        INSERT INTO analyses (id, document_id, owner_id, status, attempt_count, run, requested_analyzer, request_hash, queued_at, deadline_at, version)
        SELECT '{Guid.CreateVersion7()}', '{_document}', '{_document}', 'queued', 1, 0, 'default', sha256(''), now(), now(), 1
        WHERE document_is_live('{_document}')
        """;

    public async ValueTask InitializeAsync()
    {
        await schema.Insert(Row.Document(_document));
        _first = await Database.DataSource.OpenConnectionAsync(Cancelled);
        _transaction = await _first.BeginTransactionAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _first.DisposeAsync();
    }

    [Fact]
    public async Task Ask_NoSuchDocument_IsFalse() =>
        Assert.False(await Database.ScalarAsync<bool>($"SELECT document_is_live('{Guid.CreateVersion7()}')", Cancelled));

    [Fact]
    public async Task Ask_LiveThenDeleted_IsTrueThenFalse()
    {
        Assert.True(await Database.ScalarAsync<bool>(Ask, Cancelled));
        await Database.ExecuteAsync($"UPDATE documents SET deleted_at = now() WHERE id = '{_document}'", Cancelled);
        Assert.False(await Database.ScalarAsync<bool>(Ask, Cancelled));
    }

    [Theory]
    [InlineData("UPDATE documents SET deleted_at = now(), version = version + 1 WHERE id = '{0}'")]
    [InlineData("DELETE FROM documents WHERE id = '{0}'")]
    public async Task Ask_WhileADeletionRuns_WaitsAndIsFalse(string deletion)
    {
        await RunFirst(deletion);
        var asking = Database.ScalarAsync<bool>(Ask, Cancelled);
        await Database.WaitForBlockedAsync(1, Cancelled);
        await _transaction.CommitAsync(Cancelled);
        Assert.False(await asking);
    }

    [Fact]
    public async Task Ask_WhileADeletionIsUndone_WaitsAndIsTrue()
    {
        await RunFirst("UPDATE documents SET deleted_at = now(), version = version + 1 WHERE id = '{0}'");
        var asking = Database.ScalarAsync<bool>(Ask, Cancelled);
        await Database.WaitForBlockedAsync(1, Cancelled);
        await _transaction.RollbackAsync(Cancelled);
        Assert.True(await asking);
    }

    [Theory]
    [InlineData("UPDATE documents SET deleted_at = now(), version = version + 1 WHERE id = '{0}'")]
    [InlineData("DELETE FROM documents WHERE id = '{0}'")]
    public async Task Deletion_WhileAnAttemptIsAccepted_WaitsForIt(string deletion)
    {
        await RunFirst(Attempt);
        var deleting = Run(deletion);
        await Database.WaitForBlockedAsync(1, Cancelled);
        Assert.False(deleting.IsCompleted);
        await _transaction.CommitAsync(Cancelled);
        Assert.Equal(1, await deleting);
    }

    [Fact]
    public async Task Erasure_AfterAnAttemptWasAccepted_TakesItAlong()
    {
        await RunFirst(Attempt);
        var deleting = Run("DELETE FROM documents WHERE id = '{0}'");
        await Database.WaitForBlockedAsync(1, Cancelled);
        await _transaction.CommitAsync(Cancelled);
        await deleting;
        Assert.Equal(0, await Database.ScalarAsync<long>($"SELECT count(*) FROM analyses WHERE document_id = '{_document}'", Cancelled));
    }

    [Fact]
    public async Task Attempt_WhileADeletionRuns_IsNotAccepted()
    {
        await RunFirst("UPDATE documents SET deleted_at = now(), version = version + 1 WHERE id = '{0}'");
        var accepting = Run(Attempt);
        await Database.WaitForBlockedAsync(1, Cancelled);
        await _transaction.CommitAsync(Cancelled);
        Assert.Equal(0, await accepting);
    }

    [Fact]
    public async Task Ask_TwoAtOnce_DoNotWaitForEachOther()
    {
        await RunFirst(Ask);
        Assert.True(await Database.ScalarAsync<bool>(Ask, Cancelled));
    }

    private async Task RunFirst(string sql)
    {
        await using var command = new NpgsqlCommand(sql.Replace("{0}", _document.ToString(), StringComparison.Ordinal), _first);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private async Task<int> Run(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql.Replace("{0}", _document.ToString(), StringComparison.Ordinal));
        return await command.ExecuteNonQueryAsync(Cancelled);
    }
}
