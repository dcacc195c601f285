namespace OrleansResume.System.Tests.Schema;

/// <summary>Good rows of every kind, and bad ones of every kind with the reason for which each must be set aside.</summary>
internal sealed class DirtyRows
{
    private static readonly (string Status, string Column, string Value, string Reason)[] _flaws =
    [
        ("queued", "status", "'done'", "analyses_status_check"),
        ("queued", "document_id", Row.Id(new Guid("00000000-0000-7000-8000-00000000dead")), "analyses_document_id_fkey"),
        ("queued", "requested_analyzer", "'other'", "analyses_requested_analyzer_check"),
        ("queued", "attempt_count", "2", "analyses_first_attempt_check"),
        ("queued", "run", "-1", "analyses_run_check"),
        ("failed", "error_code", "'oops'", "analyses_error_code_check"),
        ("processing", "run", "0", "analyses_processing_check"),
        ("completed", "run", "0", "analyses_completed_check"),
    ];

    private readonly List<Row> _rows = [];
    private readonly DateTime _start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Guid _document;

    public DirtyRows(Guid document)
    {
        _document = document;
        AddGood();
        AddFlawed();
        AddNulls();
        AddShapes();
        BadAlone = [.. Bad.Select(bad => (_rows.Single(row => row.Columns["id"] == Row.Id(bad.Key)), bad.Value))];
        AddLostChains();
        AddForks();
        // As in a table that lived: the order of the rows on the disk says nothing.
        All = [.. _rows.OrderBy(row => row.Columns["id"][^5..], StringComparer.Ordinal)];
    }

    public IReadOnlyList<Row> All { get; }

    /// <summary>By id, the reason.</summary>
    public SortedDictionary<Guid, string> Bad { get; } = [];

    /// <summary>What is bad by itself, whatever the other rows are.</summary>
    public IReadOnlyList<(Row Row, string Reason)> BadAlone { get; }

    private void AddGood()
    {
        foreach (var status in StatusColumns.Statuses)
        {
            Add(Row.Analysis(status, Guid.CreateVersion7(), _document));
        }

        var first = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document));
        var second = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document).RetryOf(first));
        Add(Row.Analysis("completed", Guid.CreateVersion7(), _document).RetryOf(second, 3).With("result", """'{"b" : 1,   "a": "\u00e9"}'"""));
    }

    private void AddFlawed()
    {
        foreach (var (status, column, value, reason) in _flaws)
        {
            Add(Row.Analysis(status, Guid.CreateVersion7(), _document).With(column, value), reason);
        }

        var parent = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document));
        Add(Row.Analysis("queued", Guid.CreateVersion7(), _document).RetryOf(parent, 0), "analyses_attempt_count_check");
        var another = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document));
        Add(Row.Analysis("queued", Guid.CreateVersion7(), _document).RetryOf(another, 1), "analyses_first_attempt_check");
    }

    private void AddNulls()
    {
        var nothing = Row.Analysis("queued", Guid.CreateVersion7(), _document);
        foreach (var column in AnalysisRowsTests.Required.Select(data => data.Data))
        {
            Add(Row.Analysis("completed", Guid.CreateVersion7(), _document).With(column, "NULL"), "analyses_required_check");
            nothing = nothing.With(column, "NULL");
        }

        Add(nothing.With("id", Row.Id(Guid.CreateVersion7())), "analyses_required_check");
    }

    private void AddShapes()
    {
        foreach (var status in StatusColumns.Statuses)
        {
            foreach (var column in StatusColumns.Of(status).Where(column => column.May != Presence.May))
            {
                var value = column.May == Presence.Must ? "NULL" : column.Value;
                Add(Row.Analysis(status, Guid.CreateVersion7(), _document).With(column.Name, value), $"analyses_{status}_check");
            }
        }
    }

    private void AddLostChains()
    {
        var bad = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document).With("status", "'done'"), "analyses_status_check");
        var child = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document).RetryOf(bad), "analyses_retry_of_fkey");
        var grandchild = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document).RetryOf(child, 3), "analyses_retry_of_fkey");
        Add(Row.Analysis("queued", Guid.CreateVersion7(), _document).RetryOf(grandchild, 4), "analyses_retry_of_fkey");
        Add(Row.Analysis("queued", Guid.CreateVersion7(), _document).RetryOf(Guid.CreateVersion7()), "analyses_retry_of_fkey");
    }

    private void AddForks()
    {
        var parent = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document));
        var younger = Add(Queued(2).RetryOf(parent), "analyses_retry_of_key");
        Add(Queued(1).RetryOf(parent));
        Add(Queued(3).RetryOf(parent), "analyses_retry_of_key");
        Add(Queued(4).RetryOf(younger, 3), "analyses_retry_of_fkey");

        // The oldest is bad itself: the next one is the parent's retry, and nothing is wrong with it.
        var other = Add(Row.Analysis("failed", Guid.CreateVersion7(), _document));
        Add(Queued(1).RetryOf(other).With("status", "'done'"), "analyses_status_check");
        Add(Queued(2).RetryOf(other));
        Add(Queued(3).RetryOf(other), "analyses_retry_of_key");
    }

    private Row Queued(int minute) =>
        Row.Analysis("queued", Guid.CreateVersion7(), _document).With("queued_at", $"'{_start.AddMinutes(minute):O}'");

    private Guid Add(Row row, string? reason = null)
    {
        var id = Guid.Parse(row.Columns["id"].Trim('\''));
        _rows.Add(row);
        if (reason is not null)
        {
            Bad.Add(id, reason);
        }

        return id;
    }
}
