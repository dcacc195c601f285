using CsCheck;

namespace OrleansResume.System.Tests.Schema;

/// <summary>Rows of <c>analyses</c> with none, one or a few flaws each, and chains between them.</summary>
internal static class RandomRows
{
    private static readonly Gen<string> _status = Gen.OneOf(StatusColumns.Statuses.ToArray());

    private static readonly string[] _flawed =
    [
        "document_id", "owner_id", "status", "attempt_count", "retry_of", "run", "requested_analyzer", "queued_at", "version",
        .. StatusColumns.Of("queued").Select(column => column.Name),
    ];

    private static readonly Gen<Plan> _plan = Gen.Select(
        _status,
        Gen.Int[0, 3].SelectMany(flaws => Gen.OneOf(_flawed).Array[flaws > 1 ? flaws - 1 : 0]),
        Gen.Int[0, 9],
        Gen.Int[0, 1000],
        (status, flaws, kind, parent) => new Plan(status, flaws, kind, parent));

    public static Gen<Plan[]> Plans { get; } = _plan.Array[150];

    public static IReadOnlyList<Row> Of(Plan[] plans, Guid document)
    {
        var rows = new List<Row>();
        foreach (var plan in plans)
        {
            rows.Add(Of(plan, document, rows));
        }

        return rows;
    }

    private static Row Of(Plan plan, Guid document, List<Row> before)
    {
        var row = Row.Analysis(plan.Status, Guid.CreateVersion7(), document)
            .With("queued_at", $"now() + interval '{plan.Parent} seconds'");
        if (plan.Kind < 5 && before.Count > 0)
        {
            row = row.RetryOf(Guid.Parse(before[plan.Parent % before.Count].Columns["id"].Trim('\'')));
        }

        return plan.Flaws.Aggregate(row, (so, column) => so.With(column, Flaw(column, plan.Kind)));
    }

    private static string Flaw(string column, int kind) => column switch
    {
        "status" when kind % 2 == 0 => "'done'",
        "attempt_count" when kind % 2 == 0 => "0",
        "run" when kind % 3 == 0 => "-1",
        "run" when kind % 3 == 1 => "0",
        "document_id" or "retry_of" when kind % 2 == 0 => Row.Id(new Guid("00000000-0000-7000-8000-00000000dead")),
        "error_code" when kind % 2 == 0 => "'oops'",
        "requested_analyzer" when kind % 2 == 0 => "'other'",
        _ when kind % 2 == 0 => StatusColumns.Of("queued").FirstOrDefault(known => known.Name == column)?.Value ?? "NULL",
        _ => "NULL",
    };

    internal sealed record Plan(string Status, string[] Flaws, int Kind, int Parent);
}
