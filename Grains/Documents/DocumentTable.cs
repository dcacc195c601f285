using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OrleansResume.GrainInterfaces.Documents;
using OrleansResume.GrainInterfaces.Guests;
using OrleansResume.GrainInterfaces.Outcomes;
using OrleansResume.Grains.Guests;
using OrleansResume.Grains.Storage;

namespace OrleansResume.Grains.Documents;

/// <summary>The rows of <c>documents</c> and <c>document_contents</c>.</summary>
internal sealed class DocumentTable(NpgsqlDataSource database) : IStateTable<DocumentState>
{
    private const string Columns =
        """
        id, owner_id, file_name, media_type, size_bytes, sha256, page_count, word_count, warnings, created_at, expires_at,
        deleted_at, version
        """;

    /// <inheritdoc/>
    public static long VersionOf(DocumentState state) => state.Version;

    /// <inheritdoc/>
    public Task<DocumentState?> Read(Guid id) => database.One(
        $"SELECT {Columns} FROM documents WHERE id = @id",
        parameters => parameters.AddWithValue("id", id),
        State);

    /// <inheritdoc/>
    public Task<DocumentState?> Write(Guid id, DocumentState state, long version) => state.Pending switch
    {
        DocumentTransition.Store store => Store(id, store),
        DocumentTransition.BeginDeletion => database.One(
            $"""
            UPDATE documents SET deleted_at = resume_now(), version = version + 1
            WHERE id = @id AND version = @version AND deleted_at IS NULL
            RETURNING {Columns}
            """,
            parameters =>
            {
                parameters.AddWithValue("id", id);
                parameters.AddWithValue("version", version);
            },
            State),
        _ => throw new UnreachableException("A state is written with a transition."),
    };

    /// <summary>The owner's document with the same bytes; null where there is none.</summary>
    public Task<Document?> Same(GuestId owner, byte[] sha256) => database.One(
        $"SELECT {Columns} FROM documents WHERE owner_id = @owner AND sha256 = @sha256 AND deleted_at IS NULL",
        parameters =>
        {
            parameters.AddWithValue("owner", owner.Value);
            parameters.AddWithValue("sha256", sha256);
        },
        Document);

    /// <summary>The owner's documents, newest first, behind the cursor.</summary>
    public Task<List<Document>> List(GuestId owner, ListCursor after, int limit) => database.All(
        $"""
        SELECT {Columns} FROM documents
        WHERE owner_id = @owner AND deleted_at IS NULL AND (created_at, id) < (@before, @id)
        ORDER BY created_at DESC, id DESC LIMIT @limit
        """,
        parameters =>
        {
            parameters.AddWithValue("owner", owner.Value);
            parameters.AddWithValue("before", after.Before);
            parameters.AddWithValue("id", after.Id);
            parameters.AddWithValue("limit", limit);
        },
        Document);

    /// <summary>The original bytes; null where the document is gone.</summary>
    public Task<byte[]?> Content(Guid id) => database.One(
        "SELECT c.content FROM document_contents c JOIN documents d ON d.id = c.document_id WHERE d.id = @id AND d.deleted_at IS NULL",
        parameters => parameters.AddWithValue("id", id),
        row => row.GetFieldValue<byte[]>(0));

    /// <summary>What was read of it; null where the document is gone.</summary>
    public Task<DocumentText?> Text(Guid id) => database.One(
        "SELECT c.text, c.layout FROM document_contents c JOIN documents d ON d.id = c.document_id WHERE d.id = @id AND d.deleted_at IS NULL",
        parameters => parameters.AddWithValue("id", id),
        row => new DocumentText(row.GetString(0), row.GetFieldValue<byte[]>(1)));

    /// <summary>Begins the deletion of all of an owner's documents; those whose deletion had begun and has not ended are told too.</summary>
    public Task<List<DocumentId>> BeginDeletion(GuestId owner) => database.All(
        """
        WITH begun AS (
            UPDATE documents SET deleted_at = resume_now(), version = version + 1
            WHERE owner_id = @owner AND deleted_at IS NULL
            RETURNING id
        )
        SELECT id FROM begun UNION ALL SELECT id FROM documents WHERE deleted_at IS NOT NULL AND owner_id = @owner
        """,
        parameters => parameters.AddWithValue("owner", owner.Value),
        row => new DocumentId(row.GetGuid(0)));

    /// <summary>Documents that have outlived their time, behind the last one told.</summary>
    public Task<List<ListCursor>> Expired(ListCursor after, int limit, CancellationToken cancellation) => Sweep(
        """
        SELECT expires_at, id FROM documents
        WHERE deleted_at IS NULL AND expires_at < resume_now() AND (expires_at, id) > (@after, @id)
        ORDER BY expires_at, id LIMIT @limit
        """,
        after,
        limit,
        cancellation);

    /// <summary>Why an upload was not stored: the owner is gone, or has no room; null where neither is so.</summary>
    public async Task<RefusalCode?> NotStored(GuestId owner, long size, StoredLimit limit) => (await database.All(
        "SELECT guest_is_live(@owner), guest_has_room(@owner, @size, @most_documents, @most_bytes)",
        parameters =>
        {
            parameters.AddWithValue("owner", owner.Value);
            parameters.AddWithValue("size", size);
            parameters.AddWithValue("most_documents", limit.Documents);
            parameters.AddWithValue("most_bytes", limit.Bytes);
        },
        row => (IsLive: row.GetBoolean(0), HasRoom: row.GetBoolean(1))))[0] switch
    {
        { IsLive: false } => RefusalCode.GuestErased,
        { HasRoom: false } => RefusalCode.StorageFull,
        _ => null,
    };

    /// <summary>Documents whose deletion began a while ago and has not ended, oldest first, behind the last one told.</summary>
    public Task<List<ListCursor>> HalfDeleted(ListCursor after, int limit, CancellationToken cancellation) => Sweep(
        """
        SELECT deleted_at, id FROM documents
        WHERE deleted_at < resume_now() - interval '10 seconds' AND (deleted_at, id) > (@after, @id)
        ORDER BY deleted_at, id LIMIT @limit
        """,
        after,
        limit,
        cancellation);

    /// <summary>Ends a deletion: the row and, by cascade, all that hangs on it.</summary>
    public Task<int> Erase(Guid id) => database.Do(
        "DELETE FROM documents WHERE id = @id AND deleted_at IS NOT NULL",
        parameters => parameters.AddWithValue("id", id));

    private Task<List<ListCursor>> Sweep(string sql, ListCursor after, int limit, CancellationToken cancellation) => database.All(
        sql,
        parameters =>
        {
            parameters.AddWithValue("after", after.Before);
            parameters.AddWithValue("id", after.Id);
            parameters.AddWithValue("limit", limit);
        },
        row => new ListCursor(row.GetFieldValue<DateTimeOffset>(0), row.GetGuid(1)),
        cancellation);

    private Task<DocumentState?> Store(Guid id, DocumentTransition.Store store) => database.One(
        $"""
        WITH stored AS (
            INSERT INTO documents (id, owner_id, file_name, media_type, size_bytes, sha256, page_count, word_count, warnings,
                                   created_at, expires_at, version)
            SELECT @id, @owner, @file_name, @media_type, @size, @sha256, @pages, @words, @warnings,
                   resume_now(), resume_now() + @retention, 1
            WHERE guest_is_live(@owner) AND guest_has_room(@owner, @size, @most_documents, @most_bytes)
            ON CONFLICT DO NOTHING
            RETURNING {Columns}
        ), content AS (
            INSERT INTO document_contents (document_id, content, text, layout) SELECT id, @content, @text, @layout FROM stored
        )
        SELECT {Columns} FROM stored
        """,
        parameters =>
        {
            parameters.AddWithValue("id", id);
            parameters.AddWithValue("owner", store.Owner.Value);
            parameters.AddWithValue("file_name", store.FileName);
            parameters.AddWithValue("media_type", store.Read.MediaType);
            parameters.AddWithValue("size", (long)store.Content.Length);
            parameters.AddWithValue("sha256", store.Sha256);
            parameters.AddNullable("pages", NpgsqlDbType.Integer, store.Read.PageCount);
            parameters.AddWithValue("words", store.Read.WordCount);
            parameters.AddNullable("warnings", NpgsqlDbType.Jsonb, JsonSerializer.SerializeToUtf8Bytes(store.Read.Warnings));
            parameters.AddWithValue("retention", store.Retention);
            parameters.AddWithValue("most_documents", store.Limit.Documents);
            parameters.AddWithValue("most_bytes", store.Limit.Bytes);
            parameters.AddWithValue("content", store.Content);
            parameters.AddWithValue("text", store.Read.Text);
            parameters.AddNullable("layout", NpgsqlDbType.Json, store.Read.Layout.ToJson());
        },
        State);

    private static Document Document(NpgsqlDataReader row) => State(row).Told(new DocumentId(row.GetGuid(0)));

    private static DocumentState State(NpgsqlDataReader row) => new()
    {
        Owner = new GuestId(row.GetGuid(1)),
        FileName = row.GetString(2),
        MediaType = row.GetString(3),
        SizeBytes = row.GetInt64(4),
        Sha256 = row.GetFieldValue<byte[]>(5),
        PageCount = row.Maybe<int>(6),
        WordCount = row.GetInt32(7),
        Warnings = JsonSerializer.Deserialize<ImmutableArray<DocumentWarning>>(row.GetFieldValue<byte[]>(8)),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(9),
        ExpiresAt = row.GetFieldValue<DateTimeOffset>(10),
        DeletedAt = row.Maybe<DateTimeOffset>(11),
        Version = row.GetInt64(12),
    };
}

/// <summary>What was read of a document, as stored.</summary>
/// <param name="Text">The text.</param>
/// <param name="Layout">Its layout, JSON.</param>
internal sealed record DocumentText(string Text, byte[] Layout);
