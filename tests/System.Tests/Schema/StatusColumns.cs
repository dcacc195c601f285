namespace OrleansResume.System.Tests.Schema;

/// <summary>Which columns each status has: the table of the design, told here a second time, apart from the schema.</summary>
internal static class StatusColumns
{
    private static readonly (string Name, string Value)[] _columns =
    [
        ("worker_id", "'00000000-0000-7000-8000-000000000001'"),
        ("started_at", "now()"),
        ("deadline_at", "now() + interval '1 minute'"),
        ("finished_at", "now()"),
        ("error_code", "'internal'"),
        ("error_message", "'It failed.'"),
        ("analyzer", """'{"name": "builtin"}'"""),
        ("result", """'{"score" : null}'"""),
    ];

    // In the order above: + must be there, - must not, ? may.
    private static readonly Dictionary<string, string> _presence = new(StringComparer.Ordinal)
    {
        ["queued"] = "?-+-----",
        ["processing"] = "+++-----",
        ["completed"] = "-+-+--++",
        ["failed"] = "-?-+++?-",
    };

    public static IReadOnlyCollection<string> Statuses => _presence.Keys;

    public static IReadOnlyList<StatusColumn> Of(string status) =>
    [
        .. _columns.Zip(_presence[status], (column, may) => new StatusColumn(
            column.Name,
            column.Value,
            may switch { '+' => Presence.Must, '-' => Presence.MustNot, _ => Presence.May })),
    ];
}

internal enum Presence
{
    May = 0,
    Must = 1,
    MustNot = 2,
}

internal sealed record StatusColumn(string Name, string Value, Presence May);
