using OrleansResume.Fixtures.Postgres;

namespace OrleansResume.System.Tests.Schema;

/// <summary>What the schema lets into <c>documents</c>, and what goes with a document.</summary>
public sealed class DocumentRowsTests(SchemaDatabase schema) : IClassFixture<SchemaDatabase>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private TestDatabase Database => schema.Database;

    [Theory]
    [InlineData("file_name", "''", "documents_file_name_check")]
    [InlineData("file_name", "repeat('x', 256)", "documents_file_name_check")]
    [InlineData("size_bytes", "0", "documents_size_bytes_check")]
    [InlineData("size_bytes", "-1", "documents_size_bytes_check")]
    [InlineData("sha256", "substr(sha256(''), 2)", "documents_sha256_check")]
    [InlineData("sha256", "sha256('') || '\\x00'", "documents_sha256_check")]
    [InlineData("page_count", "0", "documents_page_count_check")]
    [InlineData("word_count", "-1", "documents_word_count_check")]
    [InlineData("expires_at", "now()", "documents_expires_at_check")]
    public async Task Insert_IllegalValue_IsRefused(string column, string value, string constraint) =>
        Assert.Equal(constraint, await schema.Refusal(Row.Document(Guid.CreateVersion7()).With(column, value).Insert));

    [Theory]
    [InlineData("file_name", "repeat('ü', 255)")]
    [InlineData("page_count", "NULL")]
    [InlineData("deleted_at", "now()")]
    public async Task Insert_LegalValue_Passes(string column, string value) =>
        await schema.Insert(Row.Document(Guid.CreateVersion7()).With(column, value));

    [Fact]
    public async Task Insert_SameBytesOfOneOwner_AreOneDocumentUntilItIsDeleted()
    {
        var first = Guid.CreateVersion7();
        var row = Row.Document(first);
        await schema.Insert(row);
        var again = row.With("id", Row.Id(Guid.CreateVersion7()));
        Assert.Equal("documents_owner_id_sha256_key", await schema.Refusal(again.Insert));
        await schema.Insert(row.With("id", Row.Id(Guid.CreateVersion7())).With("owner_id", Row.Id(Guid.CreateVersion7())));

        await Database.ExecuteAsync($"UPDATE documents SET deleted_at = now() WHERE id = '{first}'", Cancelled);
        await schema.Insert(again);
    }

    [Fact]
    public async Task Content_OfNoDocument_IsRefused() =>
        Assert.Equal("document_contents_document_id_fkey", await schema.Refusal(Content(Guid.CreateVersion7())));

    [Fact]
    public async Task Delete_Document_TakesContentsAndAttemptsAndLeavesTheHistory()
    {
        var (document, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (first, second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var id in new[] { document, other })
        {
            await schema.Insert(Row.Document(id));
            await Database.ExecuteAsync(Content(id), Cancelled);
        }

        // A chain: the foreign key between its links must not hold up the cascade.
        await schema.Insert(Row.Analysis("failed", first, document));
        await schema.Insert(Row.Analysis("failed", second, document).RetryOf(first));
        await schema.Insert(Row.Analysis("queued", third, document).RetryOf(second, 3));
        await schema.Insert(Row.Analysis("completed", Guid.CreateVersion7(), other));
        await Database.ExecuteAsync(
            $"INSERT INTO analysis_transitions (analysis_id, version, run, from_status, to_status, reason) VALUES ('{first}', 1, 0, NULL, 'queued', 'accepted')",
            Cancelled);

        await Database.ExecuteAsync($"DELETE FROM documents WHERE id = '{document}'", Cancelled);

        Assert.Equal(0, await Count("document_contents", "document_id", document));
        Assert.Equal(0, await Count("analyses", "document_id", document));
        Assert.Equal(1, await Count("analysis_transitions", "analysis_id", first));
        Assert.Equal(1, await Count("document_contents", "document_id", other));
        Assert.Equal(1, await Count("analyses", "document_id", other));
    }

    private static string Content(Guid document) =>
        $"INSERT INTO document_contents (document_id, content, text, layout) VALUES ('{document}', '\\x00', '', '{{}}')";

    private Task<long> Count(string table, string column, Guid id) =>
        Database.ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {column} = '{id}'", Cancelled);
}
