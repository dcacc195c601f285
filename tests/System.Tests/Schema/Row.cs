using System.Collections.Immutable;

namespace OrleansResume.System.Tests.Schema;

/// <summary>A row to insert, each column an SQL expression, so that a test says only what is special about its row.</summary>
internal sealed record Row(string Table, ImmutableSortedDictionary<string, string> Columns)
{
    public string Insert => $"INSERT INTO {Table} ({string.Join(", ", Columns.Keys)}) VALUES ({string.Join(", ", Columns.Values)})";

    public static string Id(Guid id) => $"'{id:D}'";

    public static Row Document(Guid id) => new(
        "documents",
        ImmutableSortedDictionary<string, string>.Empty.AddRange(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["id"] = Id(id),
                ["owner_id"] = Id(Guid.CreateVersion7()),
                ["file_name"] = "'resume.pdf'",
                ["media_type"] = "'application/pdf'",
                ["size_bytes"] = "1",
                ["sha256"] = $"sha256('{id:N}')",
                ["page_count"] = "1",
                ["word_count"] = "0",
                ["warnings"] = "'[]'",
                ["created_at"] = "now()",
                ["expires_at"] = "now() + interval '1 day'",
                ["deleted_at"] = "NULL",
                ["version"] = "1",
            }));

    /// <summary>A first attempt of this status, with the columns that the status has and no others.</summary>
    public static Row Analysis(string status, Guid id, Guid document)
    {
        var row = new Row(
            "analyses",
            ImmutableSortedDictionary<string, string>.Empty.AddRange(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["id"] = Id(id),
                    ["document_id"] = Id(document),
                    ["owner_id"] = Id(Guid.CreateVersion7()),
                    ["status"] = $"'{status}'",
                    ["attempt_count"] = "1",
                    ["retry_of"] = "NULL",
                    ["run"] = status == "queued" ? "0" : "1",
                    ["requested_analyzer"] = "'default'",
                    ["request_hash"] = "sha256('')",
                    ["queued_at"] = "now()",
                    ["version"] = "1",
                }));
        return StatusColumns.Of(status).Where(column => column.May == Presence.Must).Aggregate(row, (so, column) => so.With(column.Name, column.Value));
    }

    public Row With(string column, string value) => this with { Columns = Columns.SetItem(column, value) };

    public Row RetryOf(Guid parent, int attempt = 2) => With("retry_of", Id(parent)).With("attempt_count", $"{attempt}");
}
